// Whatever happens in whatever order: no text is lost, and none takes another's place unseen.
import "fake-indexeddb/auto";
import fc from "fast-check";
import { nanoid } from "nanoid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { isUnsent } from "@/lib/client/notebook-copy";
import { notebookView } from "@/lib/live/notebook";
import { FlakyServer, type Fate } from "./flaky-server";
import { step, stepAlone, World, type Kind, type Step } from "./keeping-world";
import { TestStorage } from "./storage";
import { answerOn } from "./test-page";

/** More are for a long evening. */
const numRuns = Number(process.env.KEEPING_RUNS ?? 15);
// a run that fails has waited for a minute: too long to be made smaller
const much = { numRuns, endOnFailure: true };

const questions = ["softmax", "alexnet"] as const;
const cellIds = ["first", "second"] as const;

const drafts: Kind = {
  type(page, at, token) {
    const draft = page.draft(questions[at]);
    draft.type(draft.get().text + token);
  },
  shown: (page, at) => page.draft(questions[at]).get().text,
  rests: () => true,
  elsewhere(server, at, token, knows) {
    const questionId = questions[at];
    const now = answerOn(server, questionId);
    const [text, baseVersion] = knows && now ? [now.draft + token, now.draftVersion] : [token, 0];
    server.commitFrom("answer.draft", { id: nanoid(), questionId, text, baseVersion });
  },
};

const sourceIn = (all: readonly { id: string; source: string }[], at: number): string =>
  all.find(({ id }) => id === cellIds[at])?.source ?? "";

/** A cell's text with more behind it, the cells in the order in which they were given. */
const added = (all: readonly { id: string; source: string }[], at: number, token: string) =>
  cellIds.map((id, one) => ({ id, source: sourceIn(all, one) + (one === at ? token : "") }));

const cells: Kind = {
  type: (page, at, token) => void page.notebook.write(added(page.notebook.get().cells, at, token)),
  shown: (page, at) => sourceIn(page.notebook.get().cells, at),
  rests: ({ notebook, server }) =>
    notebook.get().known.version === server.notebook.version && !isUnsent(notebook.get()),
  elsewhere(server, at, token, knows) {
    const { version, cells: standing } = notebookView(server.notebook);
    const base = knows ? version : 0;
    const sent = added(knows ? standing : [], at, token).map((cell, one) =>
      one === at ? { ...cell, from: base } : cell,
    );
    server.saveFrom({ id: nanoid(), base, cells: sent });
  },
};

let device: TestStorage;
let worlds: World[] = [];

beforeEach(() => {
  vi.stubGlobal("localStorage", (device = new TestStorage()));
  vi.stubGlobal("sessionStorage", new TestStorage());
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  vi.setTimerTickMode("nextTimerAsync");
});

afterEach(() => {
  for (const world of worlds) world.close();
  worlds = [];
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const fates = fc.array(fc.constantFrom<Fate>("deliver", "lose-request", "lose-acknowledgement", "busy"), {
  maxLength: 6,
});

async function lived(kind: Kind, steps: readonly Step[], fated: readonly Fate[]) {
  const world = new World(kind, device, new FlakyServer([...fated]));
  worlds.push(world);
  await world.play(steps);
  return { world, page: await world.end() };
}

describe("what is typed", () => {
  test("KD1 is in the database after keys, timers, leaving, crashes, refusals and cuts in any order, in tabs and on devices", async () => {
    const steps = fc.array(step, { minLength: 4, maxLength: 24 });
    const kept = async (steps: readonly Step[], fated: readonly Fate[]) => {
      const { world } = await lived(drafts, steps, fated);
      const texts = questions.map((question) => answerOn(world.server, question)?.draft ?? "");
      const everything = [...texts, ...world.server.overwritten].join("\n");
      expect(world.typed.filter((token) => !everything.includes(token))).toEqual([]);
    };
    await fc.assert(fc.asyncProperty(steps, fates, kept), much);
  }, 240_000);

  test("KD1 into cells is there or offered after all of that", async () => {
    const steps = fc.array(step, { minLength: 4, maxLength: 24 });
    const kept = async (steps: readonly Step[], fated: readonly Fate[]) => {
      const { world, page } = await lived(cells, steps, fated);
      const { cells: standing, copies } = notebookView(world.server.notebook);
      const everything = [...standing, ...copies].map(({ source }) => source).join("\n");
      expect(world.typed.filter((token) => !everything.includes(token))).toEqual([]);
      expect(page.notebook.get()).toMatchObject({ cells: standing, copies, from: {} });
    };
    await fc.assert(fc.asyncProperty(steps, fates, kept), much);
  }, 240_000);

  const alone = fc.array(stepAlone, { minLength: 3, maxLength: 20 });

  test("KD1 by one person in one tab is the answer in the end, whatever happened to the tab", async () => {
    const stands = async (steps: readonly Step[], fated: readonly Fate[]) => {
      const { world, page } = await lived(drafts, steps, fated);
      for (const [at, text] of world.last) {
        expect(answerOn(world.server, questions[at])?.draft).toBe(text);
        // nobody is told of their own earlier text as another device's
        expect(page.draft(questions[at]).get()).toEqual({ text, state: "saved", other: null });
      }
    };
    await fc.assert(fc.asyncProperty(alone, fates, stands), much);
  }, 240_000);

  test("KD1 by one person in one tab stands in its cell in the end, and nothing of it is offered to choose from", async () => {
    const stands = async (steps: readonly Step[], fated: readonly Fate[]) => {
      const { world, page } = await lived(cells, steps, fated);
      const { cells: standing, copies } = notebookView(world.server.notebook);
      for (const [at, text] of world.last) expect(sourceIn(standing, at)).toBe(text);
      expect(copies).toEqual([]);
      if (world.last.size > 0) expect(page.notebook.get()).toMatchObject({ cells: standing, copies });
    };
    await fc.assert(fc.asyncProperty(alone, fates, stands), much);
  }, 240_000);
});
