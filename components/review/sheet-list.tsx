"use client";
import { Circle, CircleCheck, CircleDashed } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useEffect, useRef } from "react";
import { walkButtons } from "@/components/ui/walk-buttons";
import type { Desk, DeskLine } from "@/lib/review/desk";
import { usePeople } from "./people";

interface Props {
  desk: Desk;
  current: number;
  /** in the order of the desk's lines: points given, null while unmarked */
  points: readonly (number | null)[];
  onGo: (index: number) => void;
}

function LineLabel({ desk, line }: { desk: Desk; line: DeskLine }) {
  const { label } = usePeople();
  if (desk.by === "question")
    return (
      <bdi translate="no" className="block truncate text-left">
        {label(line.participantId)}
      </bdi>
    );
  return desk.items.find(({ id }) => id === line.itemId)?.title ?? line.itemId;
}

const lookOf = (line: DeskLine, points: number | null) => {
  if (points !== null) return { icon: CircleCheck, word: "marked", color: "text-good" } as const;
  if (line.handedIn) return { icon: Circle, word: "unmarked", color: "text-muted" } as const;
  return { icon: CircleDashed, word: line.draft ? "draftOnly" : "empty", color: "text-muted" } as const;
};

/** Everything on the desk, with what is marked already. */
function List({ desk, current, points, onGo }: Props) {
  const t = useTranslations("review");
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <nav aria-label={t("list")} onKeyDown={walkButtons}>
      <ol ref={list} className="max-h-[70dvh] overflow-y-auto rounded-md border bg-surface">
        {desk.lines.map((line, index) => {
          const { icon: Icon, word, color } = lookOf(line, points[index]);
          return (
            <li key={line.participantId + line.itemId} className="border-b last:border-b-0">
              <button
                type="button"
                tabIndex={index === current ? 0 : -1}
                aria-current={index === current || undefined}
                onClick={() => onGo(index)}
                className="flex min-h-11 w-full items-center gap-2 px-3 py-1.5 text-left text-sm hover:bg-sunken aria-[current]:bg-accent-soft aria-[current]:font-semibold"
              >
                <Icon aria-hidden className={`size-4 shrink-0 ${color}`} />
                <span className="min-w-0 grow truncate">
                  <LineLabel desk={desk} line={line} />
                </span>
                <span className={`tabular shrink-0 ${points[index] === null ? "text-xs text-muted" : ""}`}>
                  {points[index] ?? <span className={word === "unmarked" ? "sr-only" : ""}>{t(word)}</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

export const SheetList = memo(List);
