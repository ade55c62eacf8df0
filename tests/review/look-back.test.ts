// What a student looks back on, and what stays behind.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerKeys } from "@/lib/content/answers/answer-keys";
import type { Language } from "@/lib/content/language";
import { isQuestionId, questionById } from "@/lib/content/questions";
import { languageSchema } from "@/lib/contract/ids";
import { buildLookBack } from "@/lib/review/build-look-back";
import { tableOf, tables, wholeSession } from "@/lib/review/export-files";
import { markItems } from "@/lib/review/mark-items";
import { markPoints } from "@/lib/review/points";
import type { ActivityStates } from "@/lib/contract/views";
import type { LookBackItem } from "@/lib/review/desk";
import { contentOf, remarksOn, sourceOf, textOf } from "./in-memory";
import {
  attempt,
  idOf,
  mark,
  person,
  reviewRun,
  revision,
  sessionWork,
  type WholeSession,
} from "./work-fixture";

const names = ["Ada", "Ben", "Cy"];
const itemIds = markItems({ tensors: "open", spiral: "open", questions: "open" }).map(({ id }) => id);

const someActivity = fc.constantFrom<"off" | "closed" | "open">("off", "closed", "open");

/** Sessions in which everybody may have done anything; each text says whose it is. */
const someWork: fc.Arbitrary<WholeSession> = fc
  .record({
    activities: fc.record<ActivityStates>({
      ...{ tensors: someActivity, spiral: someActivity, questions: someActivity },
    }),
    texts: fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...itemIds)), { maxLength: 12 }),
    runs: fc.array(fc.tuple(fc.constantFrom(...names), fc.integer({ min: 10, max: 1500 })), { maxLength: 8 }),
    tries: fc.array(fc.tuple(fc.constantFrom(...names), fc.boolean()), { maxLength: 6 }),
    marks: fc.uniqueArray(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...itemIds)), {
      maxLength: 12,
      selector: ([name, item]) => `${name} ${item}`,
    }),
    points: fc.option(fc.double({ min: -5, max: 20, noNaN: true })),
  })
  .map(({ activities, texts, runs, tries, marks, points }) => {
    const empty = sessionWork();
    return sessionWork({
      session: { ...empty.session, activities },
      participants: names.map((name) => person(name)),
      revisions: texts.map(([name, item]) => revision(name, item, `${name}'s text`)),
      runs: runs.map(([name, correct]) => reviewRun(name, correct, { engine: `${name}'s engine` })),
      attempts: tries.map(([name, passed]) =>
        attempt(name, "matmul", passed, { source: `${name}'s source` }),
      ),
      marks: marks.map(([name, item]) => mark(name, item, { points, comment: `${name}'s comment` })),
    });
  });

/** As the page builds it: of others' runs the board's rule is told, and nothing else of theirs. */
function lookBackOf(work: WholeSession, name: string, language: Language = "en"): LookBackItem[] {
  const remarks = { ...remarksOn(work), sameWeights: new Map<string, string[]>() };
  const items = markItems(work.session.activities).map(({ id }) => id);
  const contents = new Map(items.map((id) => [id, contentOf(work, idOf(name), id, remarks)]));
  const marks = work.marks.filter(({ participantId }) => participantId === idOf(name));
  return buildLookBack(work.session, marks, contents, language);
}

describe("looking back", () => {
  test("G10 holds nobody else's word, mark or id, whatever the session", () => {
    fc.assert(
      fc.property(someWork, fc.constantFrom(...names), (work, name) => {
        const text = JSON.stringify(lookBackOf(work, name));
        for (const other of names)
          if (other !== name) {
            expect(text).not.toContain(`${other}'s`);
            expect(text).not.toContain(idOf(other));
          }
      }),
    );
  });

  test("G10 holds the items of what was offered, with the mark's points and comment", () => {
    fc.assert(
      fc.property(someWork, fc.constantFrom(...names), (work, name) => {
        const items = lookBackOf(work, name);
        expect(items.map(({ id }) => id)).toEqual(markItems(work.session.activities).map(({ id }) => id));
        for (const item of items) {
          const own = work.marks.find((one) => one.participantId === idOf(name) && one.itemId === item.id);
          const scale = markItems(work.session.activities).find(({ id }) => id === item.id);
          expect(item.comment).toBe(own?.comment ?? "");
          expect(item.points).toBe(scale && markPoints(scale, own));
        }
      }),
    );
  });

  test("G10 says what was asked, in the reader's language", () => {
    const work = sessionWork({ participants: [person("Ada")] });
    for (const language of languageSchema.options)
      for (const { id, prompt } of lookBackOf(work, "Ada", language))
        expect(prompt).toBe(isQuestionId(id) ? questionById(id).prompt[language] : null);
  });

  test("G10 holds no model answer, no rubric and no misconception", () => {
    const marks = Object.entries(answerKeys).map(([id, { rubric }]) =>
      mark("Ada", id, { rubric: rubric.map((one) => one.id) }),
    );
    const work = sessionWork({ participants: [person("Ada")], marks });
    for (const language of languageSchema.options) {
      const text = JSON.stringify(lookBackOf(work, "Ada", language));
      for (const { modelAnswer, rubric, misconceptions } of Object.values(answerKeys)) {
        expect(text).not.toContain(JSON.stringify(modelAnswer[language]).slice(1, 50));
        for (const one of rubric) expect(text).not.toContain(JSON.stringify(one.text[language]).slice(1, 40));
        for (const one of misconceptions)
          expect(text).not.toContain(JSON.stringify(one.claim[language]).slice(1, 40));
      }
    }
  });

  test("G10 one's own best depends on the class's runs, none of which is shown", () => {
    const [large, small] = [
      reviewRun("Ada", 1490, { parameters: 5_000 }),
      reviewRun("Ada", 1440, { parameters: 9 }),
    ];
    const rival = reviewRun("Ben", 1495, { parameters: 100 });
    const participants = [person("Ada"), person("Ben")];
    const whole = sessionWork({ participants, runs: [large, small, rival] });
    const best = (of: WholeSession) => {
      const spiral = lookBackOf(of, "Ada").find(({ id }) => id === "spiral");
      return spiral?.content.kind === "spiral" ? spiral.content.runs.find((run) => run.best)?.id : undefined;
    };
    expect(best(whole)).toBe(large.id);
    expect(best({ ...whole, participants: [person("Ada", { removed: true })] })).toBeUndefined();
  });
});

describe("the files to take home", () => {
  test("X7 a table exists under its name and under no other", async () => {
    const work = sessionWork({ participants: [person("Ada")] });
    for (const file of Object.keys(tables))
      expect(await textOf(tableOf(file, sourceOf(work)))).toContain("\r\n");
    for (const file of [wholeSession, "", "constructor", "toString", "__proto__", "MARKS.CSV", "marks.csv "])
      expect(tableOf(file, sourceOf(work))).toBeNull();
  });

  test("X7 every table can be made of every session, in the session's language", async () => {
    await fc.assert(
      fc.asyncProperty(someWork, fc.constantFrom(...languageSchema.options), async (work, language) => {
        const spoken = { ...work, session: { ...work.session, language } };
        for (const file of ["marks.csv", "answers.csv"]) {
          const [heading] = (await textOf(tableOf(file, sourceOf(spoken)))).split("\r\n");
          expect(/\p{Script=Han}/u.test(heading.slice(0, 4))).toBe(language === "zh");
        }
        const marks = (await textOf(tableOf("marks.csv", sourceOf(spoken)))).split("\r\n");
        for (const name of names) expect(marks.filter((line) => line.startsWith(`${name},`))).toHaveLength(1);
      }),
      { numRuns: 50 },
    );
  });
});
