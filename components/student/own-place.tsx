"use client";
import { Trophy } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Board, SelfView } from "@/lib/contract/views";

/** One's rank in a word, as a way to the board. */
export function OwnPlace({ board, self }: { board: Board; self: SelfView }) {
  const t = useTranslations("student");
  if (!self.place || board.mode === "hidden") return null;
  const { rank } = self.place;
  const { total } = board;
  return (
    <a
      href="#board"
      data-place={rank}
      className="tabular flex shrink-0 min-h-9 items-center pointer-coarse:min-h-11 gap-1.5 rounded-md text-sm font-medium text-accent hover:underline"
    >
      <Trophy aria-hidden className="size-4" />
      <span className="max-sm:sr-only xl:max-3xl:sr-only">{t("place", { rank, total })}</span>
      <span aria-hidden className="sm:max-xl:hidden 3xl:hidden">
        {rank}/{total}
      </span>
    </a>
  );
}
