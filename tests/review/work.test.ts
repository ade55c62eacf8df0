import { describe, expect, test } from "vitest";
import { exportPieces, exportVersion, type ExportedRun } from "@/lib/review/session-export";
import { participantsWith } from "@/lib/review/session-tally";
import type { StoredRun } from "@/lib/review/session-work";
import { counts } from "@/lib/live/lateness";
import { exerciseCounts } from "@/lib/review/work-of";
import { contentOf, sourceOf, tallyOf } from "./in-memory";
import {
  attempt,
  idOf,
  mark,
  nextMoment,
  person,
  reviewRun,
  revision,
  sessionWork,
  storedRun,
  type WholeSession,
} from "./work-fixture";

describe("picking work", () => {
  const work = sessionWork({
    participants: [person("Ada"), person("Ben")],
    revisions: [
      revision("Ada", "softmax", "first"),
      revision("Ben", "softmax", "Ben's"),
      revision("Ada", "softmax", "second"),
      revision("Ada", "softmax", "draft of the phone", { kind: "overwritten" }),
      revision("Ada", "alexnet", "other question"),
    ],
    runs: [reviewRun("Ben", 900)],
    attempts: [attempt("Ada", "matmul", false)],
    marks: [mark("Ben", "softmax", { points: 3 })],
  });

  test("G5 the newest submitted text is the answer, an overwritten draft is not", () => {
    const content = contentOf(work, idOf("Ada"), "softmax");
    const newest = content.kind === "question" && content.revisions.find(({ kind }) => kind === "submitted");
    expect(newest && newest.text).toBe("second");
    expect(JSON.stringify(content)).not.toContain("Ben");
    expect(contentOf(work, idOf("nobody"), "softmax")).toMatchObject({ revisions: [], draft: null });
  });

  test("G5 who handed in is known for every kind of item", () => {
    expect([...participantsWith(tallyOf(work), "softmax")]).toEqual([idOf("Ada"), idOf("Ben")]);
    expect([...participantsWith(tallyOf(work), "spiral")]).toEqual([idOf("Ben")]);
    expect([...participantsWith(tallyOf(work), "tensors")]).toEqual([idOf("Ada")]);
    expect([...participantsWith(tallyOf(work), "sgd-adam")]).toEqual([]);
  });

  test("G5 late work counts once it is admitted", () => {
    expect(counts({ late: false, admitted: false })).toBe(true);
    expect(counts({ late: true, admitted: false })).toBe(false);
    expect(counts({ late: true, admitted: true })).toBe(true);
  });

  test("G5 exercises are counted once, passed ones only in time", () => {
    const attempts = [
      attempt("Ada", "a", false),
      attempt("Ada", "a", true),
      attempt("Ada", "a", true),
      attempt("Ada", "b", true, { late: true }),
      attempt("Ada", "c", false),
    ];
    expect(exerciseCounts(attempts)).toEqual({ passed: 1, tried: 3 });
  });
});

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

async function exported(work: WholeSession, runs: readonly StoredRun[]) {
  const pieces: string[] = [];
  for await (const piece of exportPieces(sourceOf(work, runs), base64)) pieces.push(piece);
  const document = JSON.parse(pieces.join("")) as WholeSession & { format: string; version: number };
  return { pieces, document };
}

describe("the whole session as JSON", () => {
  test("X6 is one document with everything in it", async () => {
    const work = sessionWork({
      participants: [person("小明")],
      revisions: [revision("小明", "softmax", 'quotes " and \\ and \u2028')],
      marks: [mark("小明", "softmax", { points: 4 })],
      hands: [
        { participantId: "a", line: "Why?", at: nextMoment(), reply: "Because.", endedAt: nextMoment() },
      ],
      checks: [
        {
          ...{ id: "c", question: "Which?", options: ["one", "two"], predicts: false, outcome: null },
          ...{ rounds: 2, at: nextMoment() },
        },
      ],
      votes: [{ participantId: "a", checkId: "c", round: 2, value: 1, at: nextMoment() }],
    });
    const { document } = await exported(work, []);
    expect(document).toMatchObject({ format: "spiralroom-session", version: exportVersion, runs: [] });
    expect(document.participants).toEqual(work.participants);
    expect(document.revisions).toEqual(work.revisions);
    expect(document.marks).toEqual(work.marks);
    const { hands, checks, votes } = work;
    expect(document).toMatchObject({ hands, checks, votes });
    expect(document.session).toEqual(work.session);
  });

  test("X6 carries the weights bit for bit", async () => {
    const weights = new Uint8Array(Float32Array.of(1.5, -0, 1e-38, Math.PI).buffer);
    const { document } = await exported(sessionWork(), [storedRun("Ada", 900, weights)]);
    const [run] = document.runs as unknown as ExportedRun[];
    expect(new Uint8Array(Buffer.from(run.weights, "base64"))).toEqual(weights);
    expect(run.curve).toHaveLength(1);
    expect(run.publicCorrect).toBe(900);
  });

  test("X6 says of each run whether its participant stands with it", async () => {
    const participants = [person("Ada"), person("Ben")];
    const stored = [900, 1400, 900].map((correct, at) =>
      storedRun(at < 2 ? "Ada" : "Ben", correct, new Uint8Array(4)),
    );
    const { document } = await exported(sessionWork({ participants, runs: stored }), stored);
    const runs = document.runs as unknown as ExportedRun[];
    expect(runs.map(({ best }) => best)).toEqual([false, true, true]);
  });

  test("X6 comes run by run, so that a class's weights need not fit into memory", async () => {
    const runs = Array.from({ length: 5 }, (_, index) => storedRun("Ada", index, new Uint8Array(4)));
    const { pieces, document } = await exported(sessionWork(), runs);
    expect(pieces.length).toBeGreaterThan(runs.length);
    expect(document.runs.map(({ publicCorrect }) => publicCorrect)).toEqual([0, 1, 2, 3, 4]);
  });

  test("X6 takes a run only when the one before was handed on", async () => {
    let taken = 0;
    const counted = async function* () {
      for (; taken < 3;) {
        taken++;
        yield storedRun("Ada", taken, new Uint8Array(4));
      }
    };
    const pieces = exportPieces({ ...sourceOf(sessionWork()), runs: counted }, base64);
    while (!(await pieces.next()).value?.includes('"runs"')) expect(taken).toBe(0);
    await pieces.next();
    expect(taken).toBe(1);
    await pieces.return();
    expect(taken).toBe(1);
  });
});
