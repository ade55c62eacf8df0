"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { BoardTable } from "@/components/board/board-table";
import { ShareBar } from "@/components/report/share-bar";
import { Card } from "@/components/ui/card";
import type { Replay } from "@/lib/review/replay/replay";
import { Player } from "./player";
import { SubmissionsMap } from "./submissions-map";
import { outlineOf, toldClass, type ToldClass } from "./told-class";
import { usePlayback } from "./use-playback";
import { useWords, type Words } from "./use-words";

/** Rows of the board that are shown, and lines of what just happened. */
const rowsShown = 20;
const linesShown = 8;

interface Moment {
  told: ToldClass;
  at: number;
  words: Words;
}

function BoardThen({ told, at }: Omit<Moment, "words">) {
  const tBoard = useTranslations("board");
  const { half, total, rows } = useMemo(() => told.boardAt(at, rowsShown), [told, at]);
  return (
    <section className="min-w-0 space-y-3">
      <h2 className="text-lg">{tBoard("title")}</h2>
      <BoardTable
        board={{ mode: half === "private" ? "revealed" : "live", half, total, rows, improved: [] }}
      />
    </section>
  );
}

function Happenings({ told, at, words }: Moment) {
  const t = useTranslations("replay");
  return (
    <Card title={t("happenings")}>
      <ol className="min-h-56 space-y-1.5 text-sm">
        {told.lately(at, linesShown).map((one, place) => (
          <li key={place} className="flex gap-3">
            <span className="tabular shrink-0 text-muted">{words.clock(one.at)}</span>
            <span className="min-w-0 wrap-anywhere">{words.say(one)}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** What many did, each with how many of those who were here had done it by then. */
function SharesThen({ of, told, at, words }: Moment & { of: "passes" | "answers" }) {
  const t = useTranslations("replay");
  const shares = told.sharesAt(of, at);
  if (shares.length === 0) return null;
  const { people } = told.countsAt(at);
  return (
    <Card title={t(of === "passes" ? "exercises" : "answers")}>
      <ul className="space-y-1.5 text-sm">
        {shares.map(({ item, done }) => (
          <li key={item} className="grid grid-cols-2 items-center gap-2">
            <span className="wrap-anywhere">{words.itemName(item)}</span>
            <ShareBar part={done} of={people} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** A class told again, made of what is stored: its board, submissions, exercises and answers at any of its moments. */
export function ClassReplay({ replay }: { replay: Replay }) {
  const told = useMemo(() => toldClass(replay), [replay]);
  const outline = useMemo(() => outlineOf(replay, told), [replay, told]);
  const playback = usePlayback(told.pace.length);
  const words = useWords(replay);
  const at = told.pace.momentOf(playback.told);
  const moment = { told, at, words };
  return (
    <div className="space-y-5">
      <Player {...{ replay, told, outline, playback, words }} />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:grid-rows-[auto_1fr]">
        <BoardThen told={told} at={at} />
        <div className="min-w-0 space-y-5 lg:row-span-2">
          <SubmissionsMap {...moment} />
          <Happenings {...moment} />
        </div>
        <div className="min-w-0 space-y-5">
          <SharesThen of="passes" {...moment} />
          <SharesThen of="answers" {...moment} />
        </div>
      </div>
    </div>
  );
}
