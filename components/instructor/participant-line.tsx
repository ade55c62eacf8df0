"use client";
import { useFormatter, useTranslations } from "next-intl";
import { memo } from "react";
import { Badge } from "@/components/ui/badge";
import { questionIds } from "@/lib/content/questions/question";
import type { ParticipantRow } from "@/lib/contract/views";
import { DoingCell } from "./doing-cell";
import { ParticipantActions } from "./participant-actions";

interface Props {
  row: ParticipantRow;
  sessionId: string;
  /** ms by the server's clock, rounded to half minutes so that rows stand still between */
  now: number;
  onRename: (row: ParticipantRow) => void;
}

function Best({ row }: { row: ParticipantRow }) {
  const t = useTranslations("instructor.people");
  const tBoard = useTranslations("board");
  const format = useFormatter();
  if (!row.best) return <span className="text-muted">–</span>;
  const { correct, of, parameters, rank } = row.best;
  const accuracy = format.number(correct / of, { style: "percent", maximumFractionDigits: 1 });
  return (
    <>
      <span className="font-semibold">{t("rank", { rank })}</span>{" "}
      <span className="text-muted">
        {t("accuracy", {
          accuracy,
          parameters: tBoard("parametersShort", { count: format.number(parameters) }),
        })}
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

function Line({ row, sessionId, now, onRename }: Props) {
  const t = useTranslations("common");
  return (
    <tr className="border-t" data-participant={row.participantId}>
      <th scope="row" className={`${cell} text-left font-medium`}>
        <span className="flex items-center gap-2">
          <bdi className={`truncate ${row.removed ? "text-muted line-through" : ""}`}>{row.name}</bdi>
          {row.simulated && <Badge>{t("simulated")}</Badge>}
        </span>
        {row.studentNumber && (
          <span className="tabular block truncate text-xs text-muted">{row.studentNumber}</span>
        )}
        <span className="block text-xs font-normal sm:hidden">
          <DoingCell row={row} now={now} />
        </span>
      </th>
      <td className={`${cell} max-sm:hidden`}>
        <DoingCell row={row} now={now} />
      </td>
      <td className={`${cell} tabular`}>
        <Best row={row} />
      </td>
      <td className={`${cell} tabular text-right max-md:hidden`}>{row.submissions}</td>
      <td className={`${cell} tabular max-md:hidden`}>
        <Answers row={row} />
      </td>
      <td className={`${cell} tabular max-xl:hidden`}>
        <Exercises row={row} />
      </td>
      <td className="px-1 text-right">
        <ParticipantActions row={row} sessionId={sessionId} onRename={onRename} />
      </td>
    </tr>
  );
}

/** One participant. Views arrive whole several times a second, so only a line that says something new is redrawn. */
export const ParticipantLine = memo(
  Line,
  (before, after) =>
    before.now === after.now &&
    before.onRename === after.onRename &&
    (before.row === after.row || JSON.stringify(before.row) === JSON.stringify(after.row)),
);
