"use client";
import { UserX } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { signs } from "@/components/live/standing-sign";
import { useStandingWords } from "@/components/live/use-standing-words";
import { useTitleOf } from "@/components/live/use-title-of";
import { accuracyFormat } from "@/components/ui/accuracy-format";
import { LocalTime } from "@/components/ui/local-time";
import { standingOf, type Standing } from "@/lib/agreed/standing";
import type { ParticipantRow } from "@/lib/contract/views";

interface Props {
  row: ParticipantRow;
  /** ms since the epoch by the server's clock */
  now: number;
}

/** A raised hand stands beside the name: here is what it is raised over. */
const besideHand = (standing: Standing): Standing =>
  standing.under === null ? standing : { ...standing, kind: standing.under, under: null };

/** What a list has room for beyond the wall's few words: where they are, since when, and how far. */
function Words({ row, standing }: { row: ParticipantRow; standing: Standing }) {
  const t = useTranslations("instructor.people");
  const tActivity = useTranslations("instructor.activity");
  const format = useFormatter();
  const [words] = useStandingWords()(row, standing);
  const { activity, item = "" } = row.progress ?? {};
  const title = useTitleOf()(item);
  const exercise = activity === "tensors" ? title : undefined;
  const epoch = format.number(row.progress?.epoch ?? 0);
  const said: Partial<Record<Standing["kind"], () => ReactNode>> = {
    training: () => t("trainingAt", { epoch }),
    paused: () => t("paused", { epoch }),
    finished: () => t("finished", { epoch }),
    diverged: () => t("diverged", { epoch }),
    writing: () => exercise && t("atExercise", { exercise }),
    begun: () =>
      exercise
        ? t("atExercise", { exercise })
        : activity && t("inActivity", { activity: tActivity(activity) }),
  };
  if ((standing.kind === "away" || standing.kind === "offline") && row.awaySince !== null) {
    const since = row.awaySince;
    return t.rich("awaySince", { state: words, time: () => <LocalTime at={since} look="time" /> });
  }
  return said[standing.kind]?.() || words;
}

/** What a run's figure is told of; beside a text it would be another thing's. */
const measured: readonly Standing["kind"][] = ["training", "paused", "finished", "still"];

function Doing({ row, now }: Props) {
  const format = useFormatter();
  const standing = besideHand(standingOf(row, now));
  const { icon: Icon, text } = signs[standing.kind];
  const accuracy = measured.includes(standing.kind) ? row.progress?.accuracy : null;
  return (
    <span data-doing={standing.kind} className={`inline-flex items-center gap-1.5 ${text}`}>
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className="tabular text-pretty">
        <Words {...{ row, standing }} />
        {typeof accuracy === "number" && (
          <>
            {"\u00a0· "}
            <span className="whitespace-nowrap">{format.number(accuracy, accuracyFormat)}</span>
          </>
        )}
      </span>
    </span>
  );
}

/** What one participant is doing just now, by the same rule as on the wall. */
export function DoingCell({ row, now }: Props) {
  const t = useTranslations("instructor.people");
  if (!row.removed) return <Doing {...{ row, now }} />;
  return (
    <span className="inline-flex items-center gap-1.5 text-muted">
      <UserX aria-hidden className="size-4 shrink-0" />
      {t("removedBadge")}
    </span>
  );
}
