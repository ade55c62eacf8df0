// Whatever happens in whatever order: no text is lost, and none takes another's place unseen.
import "fake-indexeddb/auto";
import fc from "fast-check";
import { nanoid } from "nanoid";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { putBack } from "@/components/tensors/merge-cells";
import { isUnsent } from "@/lib/client/notebook-copy";
import { notebookView } from "@/lib/live/notebook";
import { FlakyServer, type Fate } from "./flaky-server";
import { lates, step, stepAlone, Tab, World, type Kind, type Step } from "./keeping-world";
import { answerOn, type TestPage } from "./test-page";

/** The same each time; more, and others, are for a long evening. */
const long = process.env.KEEPING_RUNS;
// a run that fails has waited for a minute: too long to be made smaller
const much = { numRuns: Number(long ?? 15), endOnFailure: true, ...(long ? {} : { seed: 1 }) };

const questions = ["softmax", "alexnet"] as const;
const cellIds = ["first", "second"] as const;

const drafts: Kind = {
  type(page, at, token) {
    const draft = page.draft(questions[at]);
    draft.type(draft.get().text + token);
  },
  shown: (page, at) => page.draft(questions[at]).get().text,
  whole: (page) =>
    questions.map((question) => {
      const { text, state } = page.draft(question).get();
      return { text, state };
    }),
  rests: () => true,
  elsewhere(server, at, token, knows) {
    const questionId = questions[at];
    const now = answerOn(server, questionId);
    const [text, baseVersion] = knows && now ? [now.draft + token, now.draftVersion] : [token, 0];
    server.commitFrom("answer.draft", { id: nanoid(), questionId, text, baseVersion });
  },
};

interface Cell {
  id: string;
  source: string;
}

/** The cell at a place: the first one, or what was put back instead of it. */
const isAt =
  (at: number) =>
  ({ id }: Cell): boolean =>
    id.startsWith(cellIds[at]);

const sourceIn = (all: readonly Cell[], at: number): string => all.find(isAt(at))?.source ?? "";

type Of = Parameters<TestPage["cells"]>[0];

/** A cell's text with more behind it; of the two places none is empty. */
function added(of: Of, all: readonly Cell[], at: number, token: string): Cell[] {
  // a notebook begins alike on every device, and later each cell is one of its own; an exercise has one for ever
  const idAt = (place: number) =>
    cellIds[place] + (of === "notebook" && all.length > 0 ? `-${nanoid(8)}` : "");
  const missing = [0, 1].filter((place) => !all.some(isAt(place)));
  const whole = [...missing.map((place) => ({ id: idAt(place), source: "" })), ...all];
  const typedInto = whole.findIndex(isAt(at));
  return whole.with(typedInto, { ...whole[typedInto], source: whole[typedInto].source + token });
}

const cellsOf = (of: Of): Kind => ({
  type: (page, at, token) => page.cells(of).edit((all) => added(of, all, at, token)),
  shown: (page, at) => sourceIn(page.cells(of).cells, at),
  whole: (page) => page.cells(of).cells,
  ...(of === "notebook" && {
    remove(page, at) {
      const all = page.cells(of);
      const index = all.cells.findIndex(isAt(at));
      const removed = all.cells[index];
      if (index >= 0) all.edit((before) => before.filter(({ id }) => id !== removed.id));
      return () => {
        const id = `${cellIds[at]}-${nanoid(8)}`;
        if (index >= 0) all.edit((now) => putBack(now, removed, { index, id }));
      };
    },
  }),
  rests: ({ notebook, server }) =>
    notebook.get().known.version === server.notebook.version && !isUnsent(notebook.get()),
  elsewhere(server, at, token, knows) {
    const { version, cells: standing } = notebookView(server.notebook);
    const base = knows ? version : 0;
    const sent = added(of, knows ? standing : [], at, token).map((cell) =>
      cell.source.endsWith(token) ? { ...cell, from: base } : cell,
    );
    server.saveFrom({ id: nanoid(), base, cells: sent });
  },
});

const tabs = [new Tab(), new Tab()];
let worlds: World[] = [];

beforeAll(async () => {
  for (const tab of tabs) await tab.load();
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  vi.setTimerTickMode("nextTimerAsync");
});

afterEach(() => {
  for (const world of worlds) world.close();
  worlds = [];
  vi.useRealTimers();
});

const fates = fc.array(fc.constantFrom<Fate>("deliver", "lose-request", "lose-acknowledgement", "busy"), {
  maxLength: 6,
});

const circumstances = fc.record({ fates, lates });
type Circumstances = typeof circumstances extends fc.Arbitrary<infer Value> ? Value : never;

async function lived(kind: Kind, steps: readonly Step[], { fates, lates }: Circumstances) {
  const world = new World(kind, tabs, lates, new FlakyServer([...fates]));
  worlds.push(world);
  await world.play(steps);
  return { world, page: await world.end() };
}

describe("what is typed", () => {
  test("KD1 is in the database after keys, timers, leaving, crashes, refusals and cuts in any order, in tabs and on devices", async () => {
    const steps = fc.array(step, { minLength: 4, maxLength: 24 });
    const kept = async (steps: readonly Step[], around: Circumstances) => {
      const { world } = await lived(drafts, steps, around);
      const texts = questions.map((question) => answerOn(world.server, question)?.draft ?? "");
      const everything = [...texts, ...world.server.overwritten].join("\n");
      expect(world.typed.filter((token) => !everything.includes(token))).toEqual([]);
    };
    await fc.assert(fc.asyncProperty(steps, circumstances, kept), much);
  });

  test.each(["notebook", "exercise"] as const)(
    "KD1 into the cells of a %s is there or offered after all of that",
    async (of) => {
      const steps = fc.array(step, { minLength: 4, maxLength: 24 });
      const kept = async (steps: readonly Step[], around: Circumstances) => {
        const { world, page } = await lived(cellsOf(of), steps, around);
        const { cells: standing, copies } = notebookView(world.server.notebook);
        const everything = [...standing, ...copies].map(({ source }) => source).join("\n");
        expect(world.typed.filter((token) => !everything.includes(token))).toEqual([]);
        expect(page.notebook.get()).toMatchObject({ cells: standing, copies, from: {} });
        if (world.typed.length > 0) expect(page.cells(of).cells).toEqual(standing);
      };
      await fc.assert(fc.asyncProperty(steps, circumstances, kept), much);
    },
  );

  const alone = fc.array(stepAlone, { minLength: 3, maxLength: 20 });

  test("KD1 by one person in one tab is the answer in the end, whatever happened to the tab", async () => {
    const stands = async (steps: readonly Step[], around: Circumstances) => {
      const { world, page } = await lived(drafts, steps, around);
      for (const [at, text] of world.last) {
        expect(answerOn(world.server, questions[at])?.draft).toBe(text);
        // nobody is told of their own earlier text as another device's
        expect(page.draft(questions[at]).get()).toEqual({ text, state: "saved", others: [] });
      }
    };
    await fc.assert(fc.asyncProperty(alone, circumstances, stands), much);
  });

  test("KD1 by one person in one tab stands in its cell in the end, and nothing of it is offered to choose from", async () => {
    const stands = async (steps: readonly Step[], around: Circumstances) => {
      const { world, page } = await lived(cellsOf("notebook"), steps, around);
      const { cells: standing, copies } = notebookView(world.server.notebook);
      for (const [at, text] of world.last) expect(sourceIn(standing, at)).toBe(text);
      expect(copies).toEqual([]);
      if (world.last.size > 0) expect(page.notebook.get()).toMatchObject({ cells: standing, copies });
    };
    await fc.assert(fc.asyncProperty(alone, circumstances, stands), much);
  });
});
