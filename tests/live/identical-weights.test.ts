// Who shares weights with whom: found as runs arrive, against the definition written out plainly.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HashesInOrder, withHash } from "@/lib/live/identical-weights";
import { memoized } from "@/lib/agreed/memoized";
import { openLesson, type Lesson } from "@/lib/contract/lesson";
import type { Entry, HashIndex, SessionState } from "@/lib/live/state";
import { courseConfig, courseDataset } from "@/lib/spiral/config";
import {
  contextAt,
  hashesOf,
  idOf,
  joined,
  must,
  openSession,
  run as sentRun,
  score,
  student,
} from "./session-fixture";

/** What of a run matters here. */
const run = (participantId: string, weightsHash: string): Entry => ({
  ...{ id: idOf("run"), participantId, weightsHash, receivedAt: 0, order: 0 },
  ...{ network: "2→100→3", parameters: 603, publicCorrect: 0, privateCorrect: 0, of: 1500 },
  ...{ eligible: true, late: false, admittedAt: null, coded: false },
});

/** hash → everybody who sent it, in order of arrival, where that is more than one */
function byDefinition(runs: readonly Entry[]): Map<string, string[]> {
  const all = new Map<string, string[]>();
  for (const { weightsHash, participantId } of runs) {
    const owners = all.get(weightsHash) ?? [];
    if (!owners.includes(participantId)) owners.push(participantId);
    all.set(weightsHash, owners);
  }
  return new Map([...all].filter(([, owners]) => owners.length > 1));
}

const sharedOf = ({ shared }: HashIndex): Map<string, string[]> =>
  new Map([...shared].map(([hash, owners]) => [hash, [...owners]]));

// few hashes, so that many meet, some of them in one part of the index
const someRuns = fc.array(
  fc
    .tuple(fc.constantFrom("Ann", "Bob", "Cat", "Dan"), fc.constantFrom("aa1", "aa2", "aa3", "b01", "b02"))
    .map(([name, hash]) => run(idOf(name), hash)),
  { maxLength: 30 },
);

describe("byte-identical weights", () => {
  test("V4 those who share weights are the same, run by run, all at once, and by the definition", () => {
    fc.assert(
      fc.property(someRuns, (runs) => {
        const wanted = byDefinition(runs);
        expect(sharedOf(runs.reduce(withHash, new HashesInOrder().index))).toEqual(wanted);
        expect(sharedOf(hashesOf(runs))).toEqual(wanted);
      }),
    );
  });

  test("V4 a run that arrives after the others were read is found like one that was among them", () => {
    fc.assert(
      fc.property(someRuns, fc.nat(30), (runs, at) => {
        const resumed = runs.slice(at).reduce(withHash, hashesOf(runs.slice(0, at)));
        expect(resumed).toEqual(hashesOf(runs));
      }),
    );
  });

  test("V4 one group tells fifty and no more, and an index that was handed out does not change", () => {
    const many = Array.from({ length: 80 }, (_, at) => run(idOf(`person${at}`), "aa1"));
    const half = hashesOf(many.slice(0, 40));
    const all = many.slice(40).reduce(withHash, half);
    expect(all.shared.get("aa1")).toHaveLength(50);
    expect(half.shared.get("aa1")).toHaveLength(40);
    expect(hashesOf(many).shared).toEqual(all.shared);
  });
});

describe("a lesson that gives its seed to everybody", () => {
  const { dataset: _, ...setup } = courseConfig(courseDataset(7), 9);
  const lessonWith = (change: Partial<Lesson>): Lesson => ({ ...openLesson, ...change });
  const pair = joined(openSession, "Ann", "Bob");
  /** Who is told to share weights once both have handed in the same ones, trained with this seed. */
  const toldOf = (lesson: Lesson, seed: number): string[][] => {
    const both = ["Ann", "Bob"].reduce<SessionState>(
      (state, name) =>
        must(
          state,
          student(name),
          "run.submit",
          sentRun(`run${name}`, seed),
          contextAt(2_000, { score: score(9) }),
        ),
      { ...pair, lesson },
    );
    return [...both.weights.shared.values()].map((ids) => [...ids]);
  };
  const told = [["Ann", "Bob"].map(idOf)];

  test("V4 of runs with that seed the same weights are no remark, of others they are", () => {
    const given = lessonWith({ presets: [{ name: "Wide", setup }] });
    expect(toldOf(given, 9)).toEqual([]);
    expect(toldOf(given, 8)).toEqual(told);
    expect(toldOf(openLesson, 9)).toEqual(told);
  });

  test("V4 a locked seed is everybody's, too", () => {
    expect(toldOf(lessonWith({ locked: ["seed"] }), 1)).toEqual([]);
  });
});

test("V4 what follows from a value is computed once for it, also when it is nothing, and anew for another", () => {
  let asked = 0;
  const of = memoized(({ name }: { name: string }): string | undefined => {
    asked++;
    return name || undefined;
  });
  const [ann, nobody] = [{ name: "Ann" }, { name: "" }];
  expect([of(ann), of(ann), of(nobody), of(nobody)]).toEqual(["Ann", "Ann", undefined, undefined]);
  expect(asked).toBe(2);
  expect(of({ name: "Ann" })).toBe("Ann");
  expect(asked).toBe(3);
});
