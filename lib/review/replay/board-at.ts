/** The board of a class at any of its moments, by the rule of the live one. */
import { isoTime } from "@/lib/agreed/iso-time";
import type { BoardRow } from "@/lib/contract/views";
import { contestantWith, placesOf, type Half, type RankedRun, type Standing } from "@/lib/live/rank";
import type { Replay } from "./replay";

interface Run extends RankedRun {
  /** its place in the order of arrival */
  order: number;
  from: number;
}

export interface BoardAt {
  half: Half;
  /** who stands on it */
  total: number;
  /** the first of them */
  rows: BoardRow[];
}

/** The half that ranks at a moment. */
export const halfAt = ({ revealedAt }: Replay, at: number): Half =>
  revealedAt !== null && at >= revealedAt ? "private" : "public";

function runsByPerson({ people, runs }: Replay): Run[][] {
  const byPerson: Run[][] = people.map(() => []);
  for (const [order, who] of runs.who.entries())
    byPerson[who].push({
      ...{ participantId: String(who), order, from: runs.from[order] },
      ...{ receivedAt: runs.at[order], parameters: runs.parameters[order], of: runs.of[order] },
      publicCorrect: runs.publicCorrect[order],
      privateCorrect: runs.privateCorrect[order] ?? 0,
    });
  return byPerson;
}

function passesByPerson({ people, passes }: Replay): number[][] {
  const byPerson: number[][] = people.map(() => []);
  for (const [place, who] of passes.who.entries()) byPerson[who].push(passes.at[place]);
  return byPerson;
}

/**
 * Made once for a class, it is asked for a moment's board. It is the instructor's: never frozen or hidden, and after the
 * reveal by the private half. People and runs have their places as ids.
 * @returns takes the moment, and how many rows are wanted
 */
export function boardsOf(replay: Replay): (at: number, most: number) => BoardAt {
  const { people, runs, networks } = replay;
  const byPerson = runsByPerson(replay);
  const passes = passesByPerson(replay);
  const coded = new Set(runs.coded);

  const placesAt = (at: number, half: Half): Standing<Run>[] =>
    placesOf(
      byPerson.flatMap((own) => {
        // one that came late may be admitted after those that came after it
        const standing = own.filter(({ from }) => from <= at);
        return contestantWith(standing, half) ?? [];
      }),
      half,
      ({ order }) => order,
    );

  const rowOf = (
    { entry, rank, tier }: Standing<Run>,
    at: number,
    half: Half,
    before: number | null,
  ): BoardRow => {
    const { order, participantId, parameters, of } = entry;
    const who = Number(participantId);
    return {
      ...{ rank, tier, participantId, submissionId: String(order), parameters, of },
      ...{ name: people[who].name, simulated: people[who].simulated },
      ...(coded.has(order) && { coded: true }),
      network: networks[runs.network[order]],
      correct: half === "public" ? entry.publicCorrect : entry.privateCorrect,
      receivedAt: isoTime(replay.began + entry.receivedAt),
      rankBefore: before,
      exercises: replay.exercises ? passes[who].filter((passed) => passed <= at).length : null,
    };
  };

  return (at, most) => {
    const half = halfAt(replay, at);
    const places = placesAt(at, half);
    const before = new Map(
      (half === "private" ? placesAt(at, "public") : []).map((one) => [one.participantId, one.rank]),
    );
    const rows = places
      .slice(0, most)
      .map((one) => rowOf(one, at, half, before.get(one.participantId) ?? null));
    return { half, total: places.length, rows };
  };
}
