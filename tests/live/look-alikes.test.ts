// Names that look the same, and what the instructor alone is told of those who come in.
import fc from "fast-check";
import { expect, test } from "vitest";
import { lookAlikes } from "@/lib/live/look-alikes";
import type { Participant, SessionState } from "@/lib/live/state";
import { viewFor } from "@/lib/live/view";
import { draftSession, instructor } from "./session-fixture";

const named = (name: string, at: number, removedAt: number | null = null): Participant => ({
  ...{
    id: `person-${at}`.padEnd(21, "_"),
    name,
    studentNumber: null,
    simulated: false,
    unshown: false,
    alias: 0,
  },
  ...{ joinedAt: at, removedAt },
});

const people = (...all: Participant[]) => new Map(all.map((one) => [one.id, one]));

test.each([
  ["Olga", "Оlga"],
  ["Anna", "Αnna"],
  ["Ian", "lan"],
  ["mike", "rnike"],
  ["ОЛЬГА", "OЛЬГА"],
  ["olga", "ОLGA"],
  ["王力", "王カ"],
])("HI9 %s and %s look the same", (first, second) => {
  const found = lookAlikes(people(named(first, 1), named(second, 2)));
  expect([...found.values()]).toEqual([first]);
});

test.each([
  ["Anna", "Анна"],
  ["Zoe", "Zoë"],
  ["Ben", "Bea"],
  ["李明", "李朋"],
  ["Müller", "Muller"],
])("HI9 %s and %s do not", (first, second) => {
  expect(lookAlikes(people(named(first, 1), named(second, 2))).size).toBe(0);
});

test.each([
  ["علیرضا", "علی\u200cرضا"],
  ["辻", "辻\u{E0100}"],
  ["👩🚀 Mia", "👩\u200d🚀 Mia"],
  ["ක්රිෂාන්", "ක්\u200dරිෂාන්"],
  ["ᠭᠠᠯ", "ᠭᠠᠯ\u180b"],
])("GP4 %s and %s look the same but for what a script needs", (first, second) => {
  expect([...lookAlikes(people(named(first, 1), named(second, 2))).values()]).toEqual([first]);
});

test("HI9 the later one is told of, whoever was removed is not, and any text is looked at", () => {
  expect([...lookAlikes(people(named("Оlga", 1), named("Olga", 2)))]).toEqual([[named("", 2).id, "Оlga"]]);
  expect(lookAlikes(people(named("Olga", 1, 5), named("Оlga", 2))).size).toBe(0);
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary", maxLength: 30 }), { maxLength: 20 }), (names) => {
      const all = people(...names.map((name, at) => named(name, at)));
      for (const [id, like] of lookAlikes(all)) {
        expect(names).toContain(like);
        expect(names.indexOf(like)).toBeLessThan([...all.keys()].indexOf(id));
      }
    }),
  );
});

test("HI10 a session that is nearly full tells its largest source, and no student", () => {
  const withPeople = (count: number): SessionState => ({
    ...draftSession,
    participants: people(...Array.from({ length: count }, (_, at) => named(`Person ${at}`, at))),
  });
  const context = { now: 0, presence: new Map(), personalCode: () => "", fromOneAddress: () => 214 };
  expect(viewFor(withPeople(799), instructor, context).view).not.toHaveProperty("crowd");
  expect(viewFor(withPeople(800), instructor, context).view).toMatchObject({
    crowd: { fromOneAddress: 214 },
  });
  const student = { role: "student", participantId: named("", 1).id } as const;
  expect(JSON.stringify(viewFor(withPeople(800), student, context))).not.toContain("214");
});
