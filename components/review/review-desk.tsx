"use client";
import { ArrowLeft, ArrowRight, RefreshCw, SkipForward, Inbox, Users } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useTransition, type RefObject } from "react";
import { Badge } from "@/components/ui/badge";
import { Button, IconButton } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { Switch } from "@/components/ui/switch";
import { useRoomBelow } from "@/components/ui/use-room-below";
import { StaffHere } from "@/components/staff/staff-here";
import { StatusBadge } from "@/components/instructor/status-badge";
import type {
  CheckResult,
  Desk,
  DeskItem,
  DeskLine,
  DeskMark,
  SaveMark,
  SheetContent,
} from "@/lib/review/desk";
import { markPoints, withRubric } from "@/lib/review/points";
import { CheckResults } from "./check-results";
import { DraftCount } from "./draft-count";
import { ExportMenu } from "./export-menu";
import { KeysDialog } from "./keys-dialog";
import { MarkPanel } from "./mark-panel";
import { ModelAnswer } from "./model-answer";
import { PeopleNames, usePeople } from "./people";
import { ReleaseButton } from "./release-button";
import { SameAnswers } from "./same-answers";
import { SaveSign } from "./save-sign";
import { Selection, type Travel } from "./selection";
import { SheetList } from "./sheet-list";
import { SheetView } from "./sheet-view";
import { noMark } from "./given-marks";
import { MarkConflicts, MarksGone } from "./mark-conflicts";
import { useMarks, type Marks } from "./use-marks";
import { useReviewKeys } from "./use-review-keys";
import { useSheet } from "./use-sheet";
import { WorkAddress } from "./work-address";

/** How much is marked now: the page's figures, with what changed since. */
function progressOf(desk: Desk, marks: Marks, itemOf: (line: DeskLine) => DeskItem) {
  const handedIn = desk.lines.filter((line) => line.handedIn);
  const before = handedIn.filter((line) => markPoints(itemOf(line), line.mark) !== null).length;
  const now = handedIn.filter((line) => markPoints(itemOf(line), marks.of(line)) !== null).length;
  return { marked: now, total: handedIn.length, since: now - before, all: desk.marked - before + now };
}

function Refresh() {
  const t = useTranslations("review");
  const router = useRouter();
  const [pending, start] = useTransition();
  return (
    <Button variant="ghost" size="sm" busy={pending} onClick={() => start(() => router.refresh())}>
      {!pending && <RefreshCw aria-hidden className="size-4" />}
      {t("refresh")}
    </Button>
  );
}

interface HeadProps {
  desk: Desk;
  checks: readonly CheckResult[];
  mayExport: boolean;
  marks: Marks;
  /** marked in the whole session, and how many more of what lies on the desk than when it came */
  progress: { all: number; since: number };
  travel: Travel;
}

function Head({ desk, checks, mayExport, marks, progress: { all, since }, travel }: HeadProps) {
  const t = useTranslations("review");
  const { shown, show } = usePeople();
  const { session, handedIn } = desk;
  return (
    <header className="space-y-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="min-w-0 text-xl break-words sm:text-2xl">
          <span className="sr-only">{t("title")}: </span>
          {session.title}
        </h1>
        <StatusBadge status={session.status} />
        <SaveSign marks={marks} />
        <div className="flex flex-wrap gap-2 sm:ml-auto">
          <CheckResults checks={checks} />
          <Link href={`/sessions/${session.id}/report`} className={buttonClass("ghost", "sm")}>
            {t("report")}
          </Link>
          <Link href={`/sessions/${session.id}/replay`} className={buttonClass("ghost", "sm")}>
            {t("replay")}
          </Link>
          {mayExport && (
            <>
              <ExportMenu session={session} />
              <ReleaseButton session={session} marked={all} handedIn={handedIn} />
            </>
          )}
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 max-2xl:gap-x-3">
        <Selection {...{ desk, since, travel }} />
        <Switch label={t("namesShown")} checked={shown} onChange={show} />
        <span className="tabular text-sm text-muted">
          {t("progressAll", { marked: all, total: handedIn })}
        </span>
        <Refresh />
        <KeysDialog />
      </div>
      <DraftCount session={session} drafts={desk.drafts} />
    </header>
  );
}

interface Steps {
  index: number;
  go: (index: number) => void;
  nextUnmarked: () => void;
}

function StepBar({ steps, total, marked, of }: { steps: Steps; total: number; marked: number; of: number }) {
  const t = useTranslations("review");
  const { index, go, nextUnmarked } = steps;
  return (
    <div className="flex flex-wrap items-center gap-1">
      <IconButton label={t("previous")} disabled={index === 0} onClick={() => go(index - 1)}>
        <ArrowLeft aria-hidden className="size-5" />
      </IconButton>
      <span className="tabular text-sm" aria-live="polite">
        {t("position", { index: index + 1, total })}
      </span>
      <IconButton label={t("next")} disabled={index >= total - 1} onClick={() => go(index + 1)}>
        <ArrowRight aria-hidden className="size-5" />
      </IconButton>
      <Button variant="ghost" size="sm" disabled={marked === of} onClick={nextUnmarked}>
        <SkipForward aria-hidden className="size-4" />
        {t("nextUnmarked")}
      </Button>
      <span className="tabular ml-auto text-sm text-muted">{t("progress", { marked, total: of })}</span>
    </div>
  );
}

function SheetHead({ desk, line, item }: { desk: Desk; line: DeskLine; item: DeskItem }) {
  const t = useTranslations("review");
  const { label, shown } = usePeople();
  const person = desk.people.find(({ id }) => id === line.participantId);
  return (
    <h2 className="flex flex-wrap items-center gap-2 text-lg">
      <bdi translate="no">{label(line.participantId)}</bdi>
      <span className="font-normal text-muted">{item.title}</span>
      {shown && person?.studentNumber && (
        <span className="tabular text-sm font-normal text-muted">{person.studentNumber}</span>
      )}
      {person?.simulated && <Badge>{t("simulated")}</Badge>}
      {person?.removed && <Badge tone="warn">{t("removed")}</Badge>}
    </h2>
  );
}

/** From where one is, onwards and round: the first piece of work without a mark; −1 when all are marked. */
function unmarkedAfter(desk: Desk, points: readonly (number | null)[], index: number): number {
  const order = desk.lines.map((_, step) => (index + 1 + step) % desk.lines.length);
  return order.find((at) => desk.lines[at].handedIn && points[at] === null) ?? -1;
}

function useSteps(desk: Desk, points: readonly (number | null)[]): Steps {
  const [place, setPlace] = useState({ selected: desk.selected, index: 0 });
  const wanted = place.selected === desk.selected ? place.index : 0;
  const index = Math.min(wanted, desk.lines.length - 1);
  const go = (next: number) => {
    if (next >= 0 && next < desk.lines.length) setPlace({ selected: desk.selected, index: next });
  };
  return { index, go, nextUnmarked: () => go(unmarkedAfter(desk, points, index)) };
}

/** The work of a line, which comes when one gets there. */
function Work({ content, line }: { content: SheetContent | "failed" | null; line: DeskLine }) {
  const t = useTranslations("review");
  if (content === "failed") return <Notice tone="bad">{t("sheetFailed")}</Notice>;
  if (content) return <SheetView content={content} itemId={line.itemId} />;
  return (
    <p role="status" className="flex min-h-40 items-center gap-2 text-sm text-muted">
      <Spinner />
      {t("sheetLoading")}
    </p>
  );
}

/** Another sheet is read from its top: who has scrolled past that is brought back to it. */
function useTop(box: RefObject<HTMLElement | null>, sheet: string): void {
  const last = useRef(sheet);
  useEffect(() => {
    if (last.current === sheet) return;
    last.current = sheet;
    if (box.current && box.current.getBoundingClientRect().top < 0) box.current.scrollIntoView();
  }, [box, sheet]);
}

interface SheetsProps {
  desk: Desk;
  /** the account that is signed in */
  you: string;
  first: SheetContent | null;
  marks: Marks;
  itemOf: (line: DeskLine) => DeskItem;
  /** These sheets are about to leave the desk: nobody marks them now. */
  leaving: boolean;
}

function Sheets({ desk, you, first, marks, itemOf, leaving }: SheetsProps) {
  const t = useTranslations("review");
  const comment = useRef<HTMLTextAreaElement>(null);
  const desktop = useRef<HTMLDivElement>(null);
  const room = useRoomBelow(desktop);
  const sheet = useRef<HTMLDivElement>(null);
  const points = desk.lines.map((line) => markPoints(itemOf(line), marks.of(line)));
  const steps = useSteps(desk, points);
  const { shown, show } = usePeople();
  const address = `/sessions/${desk.session.id}/review`;
  const content = useSheet({ address, lines: desk.lines, first }, steps.index);
  const line = desk.lines[steps.index];
  const item = itemOf(line);
  const { participantId, itemId } = line;
  useTop(sheet, participantId + itemId);
  const mark = marks.of(line);
  const set = (next: DeskMark) => marks.set({ ...next, participantId, itemId });
  useReviewKeys(
    {
      next: () => steps.go(steps.index + 1),
      previous: () => steps.go(steps.index - 1),
      nextUnmarked: steps.nextUnmarked,
      rubric: (number) => {
        const one = item.rubric[number - 1];
        if (one) set(withRubric(item, mark ?? noMark, one.id));
      },
      comment: () => comment.current?.focus(),
      done: steps.nextUnmarked,
      names: () => show(!shown),
    },
    !leaving,
  );
  const { marked, total } = progressOf(desk, marks, itemOf);
  return (
    <div
      ref={desktop}
      inert={leaving}
      aria-busy={leaving}
      className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem] xl:grid-cols-[14rem_minmax(0,1fr)_27rem]"
    >
      <div className="max-xl:hidden">
        <SheetList desk={desk} current={steps.index} points={points} onGo={steps.go} />
        {!shown && <p className="mt-2 text-xs text-muted">{t("namesHint")}</p>}
      </div>
      <div ref={sheet} className="min-w-0 space-y-4">
        <StaffHere
          sessionId={desk.session.id}
          you={you}
          place={{ page: "review", item: itemId, participantId }}
        />
        <StepBar steps={steps} total={desk.lines.length} marked={marked} of={total} />
        <SheetHead desk={desk} line={line} item={item} />
        <SameAnswers
          line={line}
          group={line.group === null ? [] : desk.groups[line.group]}
          item={item}
          marks={marks}
        />
        <WorkAddress address={address} participantId={participantId}>
          <Work key={participantId + itemId} content={content} line={line} />
        </WorkAddress>
        <ModelAnswer key={itemId} item={item} />
      </div>
      {/* another sheet begins at the panel's top */}
      <MarkPanel
        key={participantId + itemId}
        {...{ item, mark, room, content: content === "failed" ? null : content }}
        onChange={set}
        commentRef={comment}
      />
    </div>
  );
}

function useTravel(): Travel {
  const router = useRouter();
  const [pending, start] = useTransition();
  const to: Travel["to"] = (address, meanwhile) =>
    start(() => {
      meanwhile?.();
      router.push(address);
    });
  return { pending, to };
}

interface Props {
  desk: Desk;
  /** what its first line is about */
  first: SheetContent | null;
  checks: readonly CheckResult[];
  /** whether whoever reads it may release and export */
  mayExport: boolean;
  /** the account that is signed in */
  you: string;
  save: SaveMark;
}

/** What the instructor does after class, and during: read, mark, release, export. */
export function ReviewDesk({ desk, first, checks, mayExport, you, save }: Props) {
  const t = useTranslations("review");
  const marks = useMarks(desk.session.id, desk.lines, save);
  const items = new Map(desk.items.map((item) => [item.id, item]));
  const itemOf = (line: DeskLine): DeskItem => items.get(line.itemId) ?? desk.items[0];
  const travel = useTravel();
  const nobody = desk.people.length === 0;
  return (
    <PeopleNames desk={desk}>
      <div className="space-y-6">
        <Head
          desk={desk}
          checks={checks}
          mayExport={mayExport}
          marks={marks}
          progress={progressOf(desk, marks, itemOf)}
          travel={travel}
        />
        <MarkConflicts marks={marks} items={desk.items} />
        <MarksGone marks={marks} items={desk.items} />
        {desk.lines.length > 0 ? (
          <Sheets
            desk={desk}
            you={you}
            first={first}
            marks={marks}
            itemOf={itemOf}
            leaving={travel.pending}
          />
        ) : (
          <EmptyState icon={nobody ? Users : Inbox} title={t(nobody ? "nothingTitle" : "noWorkTitle")}>
            {t(nobody ? "nothingBody" : "noWorkBody")}
          </EmptyState>
        )}
      </div>
    </PeopleNames>
  );
}
