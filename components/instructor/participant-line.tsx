"use client";
import { Hand, TriangleAlert } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { memo } from "react";
import { accuracyFormat } from "@/components/ui/accuracy-format";
import { Badge } from "@/components/ui/badge";
import { PlainSentence } from "@/components/ui/plain-text";
import { pseudonym } from "@/lib/content/pseudonyms";
import { questionIds } from "@/lib/content/questions/question";
import type { ParticipantRow } from "@/lib/contract/views";
import { DoingCell } from "./doing-cell";
import { ParticipantActions, type Asked } from "./participant-actions";

interface Props {
  row: ParticipantRow;
  sessionId: string;
  /** ms by the server's clock, rounded to half minutes so that rows stand still between */
  now: number;
  onAsk: (asked: Asked) => void;
  /** whether it is picked out; null while nobody is being picked */
  picked: boolean | null;
  onTick: (tick: { id: string; ticked: boolean; range: boolean }) => void;
}

/** Picks one; with the shift key everybody since the one before. */
function Picker({ row, picked, onTick }: { row: ParticipantRow; picked: boolean } & Pick<Props, "onTick">) {
  const t = useTranslations("instructor.people");
  return (
    <label className="-my-1.5 -ml-2 flex size-11 shrink-0 items-center justify-center">
      <span className="sr-only">{t("selectOne", { name: row.name })}</span>
      <input
        type="checkbox"
        checked={picked}
        readOnly
        // a click, also one of the space bar, knows of the shift key
        onClick={({ currentTarget, shiftKey }) =>
          onTick({ id: row.participantId, ticked: currentTarget.checked, range: shiftKey })
        }
        className="size-5 accent-(--accent)"
      />
    </label>
  );
}

function Best({ row }: { row: ParticipantRow }) {
  const t = useTranslations("instructor.people");
  const tBoard = useTranslations("board");
  const format = useFormatter();
  if (!row.best) return <span className="text-muted">–</span>;
  const { correct, of, parameters, rank } = row.best;
  const accuracy = format.number(correct / of, accuracyFormat);
  return (
    <>
      <span className="font-semibold whitespace-nowrap">{t("rank", { rank })}</span>{" "}
      <span className="text-muted">{accuracy}</span>{" "}
      <span className="inline-block whitespace-nowrap text-muted">
        {tBoard("parametersShort", { count: format.number(parameters) })}
      </span>
    </>
  );
}

function Answers({ row }: { row: ParticipantRow }) {
  const t = useTranslations("instructor.people");
  return (
    <>
      {t("answersOf", { answered: row.answered.length, of: questionIds.length })}
      {row.drafting.length > 0 && (
        <span className="block text-xs text-muted">{t("drafting", { count: row.drafting.length })}</span>
      )}
    </>
  );
}

function Exercises({ row }: { row: ParticipantRow }) {
  const t = useTranslations("instructor.people");
  if (row.exercises.length === 0) return <span className="text-muted">–</span>;
  const passed = row.exercises.filter((one) => one.passed).length;
  return (
    <>
      <span aria-hidden>{t("answersOf", { answered: passed, of: row.exercises.length })}</span>
      <span className="sr-only">{t("exercisesOf", { passed, tried: row.exercises.length })}</span>
    </>
  );
}

const cell = "px-2 py-1.5 align-middle";

function Line({ row, sessionId, now, onAsk, picked, onTick }: Props) {
  const t = useTranslations("common");
  const tPeople = useTranslations("instructor.people");
  const language = useLocale();
  return (
    <tr className="border-t" data-participant={row.participantId}>
      <th scope="row" className={`${cell} text-left font-medium`}>
        <span className="flex items-center gap-2">
          {picked !== null && <Picker row={row} picked={picked} onTick={onTick} />}
          <bdi translate="no" className={`truncate ${row.removed ? "text-muted line-through" : ""}`}>
            {row.name}
          </bdi>
          {row.simulated && <Badge>{t("simulated")}</Badge>}
        </span>
        {row.hand && !row.removed && (
          <span className="flex items-start gap-1 text-xs font-normal text-accent-strong">
            <Hand aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            {row.hand.line === "" ? (
              <span>{tPeople("asks")}</span>
            ) : (
              <>
                <span className="sr-only">{tPeople("asks")}</span>
                <PlainSentence>{row.hand.line}</PlainSentence>
              </>
            )}
          </span>
        )}
        {row.looksLike && (
          <span className="flex items-center gap-1 text-xs font-normal text-warn">
            <TriangleAlert aria-hidden className="size-3.5 shrink-0" />
            <span className="whitespace-normal wrap-anywhere">
              {tPeople("looksLike", { name: row.looksLike })}
            </span>
          </span>
        )}
        {row.alias !== undefined && (
          <span className="block truncate text-xs font-normal text-muted">
            <span className="sr-only">{tPeople("alias")} </span>
            {pseudonym(row.alias, language)}
          </span>
        )}
        {row.studentNumber && (
          <bdi translate="no" className="tabular block truncate text-xs font-normal text-muted">
            {row.studentNumber}
          </bdi>
        )}
        {row.numberNote && (
          <span className="flex items-center gap-1 text-xs font-normal text-warn">
            <TriangleAlert aria-hidden className="size-3.5 shrink-0" />
            <span className="whitespace-normal">{tPeople(`numberNote.${row.numberNote}`)}</span>
          </span>
        )}
        <span className="block text-xs font-normal @lg:hidden">
          <DoingCell row={row} now={now} />
        </span>
      </th>
      <td className={`${cell} @max-lg:hidden`}>
        <DoingCell row={row} now={now} />
      </td>
      <td className={`${cell} tabular`}>
        <Best row={row} />
      </td>
      <td className={`${cell} tabular text-right @max-2xl:hidden`}>{row.submissions}</td>
      <td className={`${cell} tabular @max-lg:hidden`}>
        <Answers row={row} />
      </td>
      <td className={`${cell} tabular @max-4xl:hidden`}>
        <Exercises row={row} />
      </td>
      <td className="px-1 text-right">
        <ParticipantActions row={row} sessionId={sessionId} onAsk={onAsk} />
      </td>
    </tr>
  );
}

/** One participant. Views arrive whole several times a second, so only a line that says something new is redrawn. */
export const ParticipantLine = memo(
  Line,
  (before, after) =>
    before.now === after.now &&
    before.onAsk === after.onAsk &&
    before.picked === after.picked &&
    before.onTick === after.onTick &&
    (before.row === after.row || JSON.stringify(before.row) === JSON.stringify(after.row)),
);
