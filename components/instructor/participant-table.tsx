"use client";
import { ListChecks, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SelectField, TextField } from "@/components/ui/field";
import { wireLimits } from "@/lib/contract/protocol";
import type { ParticipantRow } from "@/lib/contract/views";
import { useMay } from "./commands";
import { EraseDialog } from "./erase-dialog";
import { filters, listParticipants, sorts, type Listing } from "./participant-filter";
import type { Asked } from "./participant-actions";
import { ParticipantLine } from "./participant-line";
import { nobody, tick, type Selection } from "./participant-selection";
import { PlaceLinkDialog } from "./place-link-dialog";
import { RenameDialog } from "./rename-dialog";
import { RenumberDialog } from "./renumber-dialog";
import { RestoreDialog } from "./restore-dialog";
import { SelectionBar } from "./selection-bar";

/** Lines shown at first and with each press of "more": a hall of 400 stays smooth. */
const pageSize = 60;
/** Idle times are told in minutes: lines are told a new time only so often. */
const clockStep = 30_000;

interface Props {
  participants: readonly ParticipantRow[];
  /** when more were removed than are listed */
  removedTotal: number | undefined;
  /** people who were erased; nothing else is known of them */
  erased: number | undefined;
  sessionId: string;
  /** the room's address as students reach it */
  joinUrl: string;
  serverTime: string;
}

/** The dialog of what is asked, or none. */
function Asking({ asked, joinUrl, onClose }: { asked: Asked | null; joinUrl: string; onClose: () => void }) {
  const rowFor = (what: Asked["what"]) => (asked?.what === what ? asked.row : null);
  return (
    <>
      <RenameDialog row={rowFor("rename")} onClose={onClose} />
      <RenumberDialog row={rowFor("renumber")} onClose={onClose} />
      <PlaceLinkDialog row={rowFor("link")} joinUrl={joinUrl} onClose={onClose} />
      <RestoreDialog row={rowFor("restore")} onClose={onClose} />
      <EraseDialog row={rowFor("erase")} onClose={onClose} />
    </>
  );
}

function ListingControls({ listing, onChange }: { listing: Listing; onChange: (listing: Listing) => void }) {
  const t = useTranslations("instructor.people");
  const sortNames = {
    name: t("sortName"),
    joined: t("sortJoined"),
    rank: t("sortRank"),
    doing: t("sortDoing"),
    answers: t("sortAnswers"),
  };
  const pick = <Value extends string>(values: readonly Value[], wanted: string, otherwise: Value): Value =>
    values.find((value) => value === wanted) ?? otherwise;
  return (
    <div className="grid gap-3 @md:grid-cols-[minmax(0,1fr)_auto_auto]">
      <TextField
        label={t("search")}
        type="search"
        value={listing.search}
        onChange={(event) => onChange({ ...listing, search: event.target.value })}
      />
      <SelectField
        label={t("filter")}
        value={listing.filter}
        onChange={(event) => onChange({ ...listing, filter: pick(filters, event.target.value, "all") })}
      >
        {filters.map((filter) => (
          <option key={filter} value={filter}>
            {t(filter)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t("sort")}
        value={listing.sort}
        onChange={(event) => onChange({ ...listing, sort: pick(sorts, event.target.value, "name") })}
      >
        {sorts.map((sort) => (
          <option key={sort} value={sort}>
            {sortNames[sort]}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

function Heading() {
  const t = useTranslations("instructor.people");
  const head = "px-2 py-2 text-left text-xs font-medium text-muted";
  return (
    <thead>
      <tr>
        <th scope="col" className={`${head} @lg:w-[22%] @2xl:w-[28%]`}>
          {t("name")}
        </th>
        <th scope="col" className={`${head} @max-lg:hidden @lg:w-[31%] @2xl:w-[30%] @4xl:w-auto`}>
          {t("doing")}
        </th>
        <th scope="col" className={head}>
          {t("best")}
        </th>
        <th scope="col" className={`${head} w-16 @max-2xl:hidden text-right`}>
          {t("models")}
        </th>
        <th scope="col" className={`${head} w-18 @max-lg:hidden`}>
          {t("answers")}
        </th>
        <th scope="col" className={`${head} w-24 @max-4xl:hidden`}>
          {t("exercises")}
        </th>
        <th scope="col" className={`${head} w-12`}>
          <span className="sr-only">{t("actions")}</span>
        </th>
      </tr>
    </thead>
  );
}

/** Everybody in the session: searched, filtered, sorted, a page at a time. */
export function ParticipantTable(props: Props) {
  const { participants, removedTotal, erased, sessionId, joinUrl, serverTime } = props;
  const t = useTranslations("instructor.people");
  const tLive = useTranslations("instructor.live");
  const may = useMay();
  const [listing, setListing] = useState<Listing>({ search: "", filter: "all", sort: "name" });
  const [shown, setShown] = useState(pageSize);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [selection, setSelection] = useState<Selection | null>(null);
  // typing in the search goes before redrawing the class
  const rows = useDeferredValue(participants);
  const now = Math.floor(Date.parse(serverTime) / clockStep) * clockStep;
  const listed = useMemo(() => listParticipants(rows, listing, now), [rows, listing, now]);
  const ids = useMemo(() => listed.map(({ participantId }) => participantId), [listed]);
  const order = useRef(ids);
  useEffect(() => void (order.current = ids), [ids]);
  const onTick = useCallback(
    (one: Parameters<typeof tick>[2]) => setSelection((old) => old && tick(old, order.current, one)),
    [],
  );
  // what a filter hides is not acted on
  const chosen = listed.filter(({ participantId }) => selection?.ids.has(participantId));
  if (participants.length === 0)
    return (
      <EmptyState icon={Users} title={t("emptyTitle")}>
        {t("emptyBody")}
      </EmptyState>
    );
  return (
    <div className="@container space-y-3">
      <ListingControls listing={listing} onChange={setListing} />
      {listing.filter === "removed" && removedTotal !== undefined && (
        <p className="text-sm text-muted">
          {t("removedBeyond", { total: removedTotal, listed: wireLimits.removedShown })}
        </p>
      )}
      <div className="flex items-center justify-between gap-2">
        <p role="status" className="tabular text-sm text-muted">
          {listed.length === 0
            ? t("none")
            : t("shown", { shown: Math.min(shown, listed.length), total: listed.length })}
        </p>
        {may("participants.remove") && (
          <Button
            variant="ghost"
            size="sm"
            aria-pressed={selection !== null}
            onClick={() => setSelection(selection ? null : nobody)}
          >
            <ListChecks aria-hidden className="size-4" />
            {t(selection ? "selectDone" : "select")}
          </Button>
        )}
      </div>
      <table className="w-full table-fixed border-collapse text-sm">
        <caption className="sr-only">{tLive("people")}</caption>
        <Heading />
        <tbody>
          {listed.slice(0, shown).map((row) => (
            <ParticipantLine
              key={row.participantId}
              row={row}
              sessionId={sessionId}
              now={now}
              onAsk={setAsked}
              picked={selection ? selection.ids.has(row.participantId) : null}
              onTick={onTick}
            />
          ))}
        </tbody>
      </table>
      {listed.length > shown && (
        <Button variant="secondary" size="sm" onClick={() => setShown(shown + pageSize)}>
          {t("more", { count: Math.min(pageSize, listed.length - shown) })}
        </Button>
      )}
      {erased !== undefined && <p className="text-sm text-muted">{t("erasedCount", { count: erased })}</p>}
      {selection && (
        <SelectionBar
          {...{ listed, chosen }}
          removed={listing.filter === "removed"}
          now={Date.parse(serverTime)}
          onSelect={setSelection}
        />
      )}
      <Asking {...{ asked, joinUrl }} onClose={() => setAsked(null)} />
    </div>
  );
}
