// Student numbers that a gradebook could not match are told to the instructor, and both sides may correct them.
import { expect, test, vi } from "vitest";
import { displayNameSchema } from "@/lib/contract/display-name";
import { freeNamesBeside, nameKey } from "@/lib/live/names";
import { numberNotes } from "@/lib/live/number-notes";
import type { Participant } from "@/lib/live/state";
import { instructorViewSchema } from "@/lib/contract/views";
import { viewFor } from "@/lib/live/view";
import { clustersOf } from "@/lib/text/clusters";
import { contextAt, idOf, instructor, must, openSession, refusal, student, visitor } from "./session-fixture";

const withNumbers = (numbers: readonly (string | null)[], numberRequired = false) => ({
  ...openSession,
  numberRequired,
  participants: new Map(
    numbers.map((studentNumber, at): [string, Participant] => {
      const id = idOf(`p${at}`);
      const one = {
        id,
        name: `P ${at}`,
        simulated: false,
        joinedAt: at,
        removedAt: null,
        unshown: false,
        alias: 0,
      };
      return [id, { ...one, studentNumber }];
    }),
  ),
});

const notesOf = (numbers: readonly (string | null)[], required = false) => {
  const notes = numberNotes(withNumbers(numbers, required));
  return numbers.map((_, at) => notes.get(idOf(`p${at}`)) ?? null);
};

test("GP8 a number that two have is a duplicate, however it is written", () => {
  expect(notesOf(["2023 114", "2023-114", "2023115", "２０２３１１４", null])).toEqual([
    ...["duplicate", "duplicate", null, "duplicate", null],
  ]);
});

test("GP8 a number that is not built like the class's is odd, and names among names are not", () => {
  const class_ = ["2023111", "2023112", "2023113", "2023114", "2023115"];
  expect(notesOf([...class_, "202311", "Mia Meyer", "20231I6"])).toEqual([
    ...class_.map(() => null),
    ...["malformed", "malformed", "malformed"],
  ]);
  expect(notesOf(["Mia Meyer", "Li", "Ana Maria Po", "Bo Ek", "Al", "A1"])).toEqual(Array(6).fill(null));
  expect(notesOf(["---"])).toEqual(["malformed"]);
});

test("GP8 a session that requires a number takes nobody in without, and tells who has none", () => {
  expect(notesOf(["1", null], true)).toEqual([null, "missing"]);
  const strict = { ...openSession, numberRequired: true };
  expect(refusal(strict, visitor, "participant.join", { name: "Mia" })).toBe("number-required");
  expect(refusal(strict, visitor, "participant.join", { name: "Mia", studentNumber: "7" })).toBeNull();
  const mia = must(
    strict,
    visitor,
    "participant.join",
    { name: "Mia", studentNumber: "7" },
    contextAt(1, { newId: idOf("Mia") }),
  );
  expect(refusal(mia, student("Mia"), "participant.number", { studentNumber: "" })).toBe("number-required");
  const view = viewFor(mia, visitor, { now: 0, presence: new Map(), personalCode: () => "" });
  expect(JSON.stringify(view)).toContain('"numberRequired":true');
});

test("GP8 instructor and student correct a number, and nobody another's", () => {
  const before = withNumbers(["1", "2"]);
  const id = idOf("p0");
  const byInstructor = must(before, instructor, "participant.renumber", {
    participantId: id,
    studentNumber: "10",
  });
  expect(byInstructor.participants.get(id)?.studentNumber).toBe("10");
  const byStudent = must(byInstructor, student("p0"), "participant.number", { studentNumber: "11" });
  expect([...byStudent.participants.values()].map(({ studentNumber }) => studentNumber)).toEqual(["11", "2"]);
  expect(
    must(byStudent, student("p0"), "participant.number", { studentNumber: "" }).participants.get(id)
      ?.studentNumber,
  ).toBeNull();
  expect(
    refusal(before, student("p0"), "participant.renumber", { participantId: idOf("p1"), studentNumber: "9" }),
  ).toBe("forbidden");
  expect(refusal(before, visitor, "participant.number", { studentNumber: "9" })).toBe("unauthenticated");
});

test("GP9 who is taken back in while another bears the name is offered one that is free", () => {
  const context = (at: number, id: string) => contextAt(at, { newId: idOf(id) });
  const first = must(openSession, visitor, "participant.join", { name: "Mia" }, context(1, "first"));
  const gone = must(first, instructor, "participant.remove", { participantId: idOf("first") });
  const second = must(gone, visitor, "participant.join", { name: "mia" }, context(2, "second"));
  const third = must(second, visitor, "participant.join", { name: "Mia 2" }, context(3, "third"));
  const { view } = viewFor(third, instructor, { now: 0, presence: new Map(), personalCode: () => "" });
  const rows = instructorViewSchema.parse(view).participants;
  expect(rows.map(({ freeName: free }) => free)).toEqual(["Mia 3", undefined, undefined]);
  const participantId = idOf("first");
  expect(refusal(third, instructor, "participant.restore", { participantId })).toBe("name-in-use");
  expect(refusal(third, instructor, "participant.restore", { participantId, name: "MIA" })).toBe(
    "name-in-use",
  );
  const back = must(third, instructor, "participant.restore", { participantId, name: "Mia 3" });
  expect(back.participants.get(participantId)).toMatchObject({ name: "Mia 3", removedAt: null });
});

const freeName = (taken: readonly string[], name: string) =>
  freeNamesBeside(new Set(taken.map(nameKey)))({ name });

test("GP9 a name that fills its room is shortened for its number, by whole characters", () => {
  const long = "👨‍👩‍👧‍👦".repeat(40);
  expect(freeName([], long)).toBe(`${"👨‍👩‍👧‍👦".repeat(38)} 2`);
  expect(freeName(["Mia 2", "mia 3"], "Mia")).toBe("Mia 4");
  const before = (digits: number) =>
    "Waldemar Hildebrandssons Hohenzollernsch".slice(0, 39 - digits).trimEnd();
  const numbered = Array.from({ length: 98 }, (_, at) => `${before(String(at + 2).length)} ${at + 2}`);
  expect(freeName(numbered, "Waldemar Hildebrandssons Hohenzollernsch")).toBe(`${before(3)} 100`);
});

test("GP9 a name that is offered is one that may be borne, whatever the script and the sign it is cut before", () => {
  const family = "👩🏽‍👩🏽‍👧🏽‍👦🏽";
  const hard = [
    "می‌خواهم ",
    "क्षत्रिय",
    "ΟΔΥΣΣΕΥΣ",
    "ﬃ",
    "e\u0301\u0323",
    "한글 ",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    family,
    "a ",
    "ക്‍",
    "1️⃣",
  ];
  for (const part of hard) {
    const names = Array.from({ length: 24 }, (_, at) => displayNameSchema.safeParse(part.repeat(at + 1)));
    for (const { data: name } of names) {
      // one conjunct is not cut
      if (name === undefined || clustersOf(name).length === 1) continue;
      const offered: string[] = [name];
      for (let at = 2; at < 13; at++) {
        const free = freeName(offered, name);
        expect(free.endsWith(` ${at}`)).toBe(true);
        expect(displayNameSchema.safeParse(free).success).toBe(true);
        expect(offered.map(nameKey)).not.toContain(nameKey(free));
        offered.push(free);
      }
    }
  }
});

test("HI13 names for those who were removed take no more work together than there are people, whatever they are called", () => {
  const stem = "Waldemar Hildebrandssons Hohenzollernsch";
  const letters = [..."abcdefghij"];
  const same = letters.flatMap((a) => letters.map((b) => stem.slice(0, 38) + a + b)).slice(0, 60);
  const numbered = Array.from({ length: 300 }, (_, at) => ` ${at + 2}`).map(
    (end) => stem.slice(0, 40 - end.length) + end,
  );
  const people = [...same, ...same, ...numbered].map((name, at): [string, Participant] => {
    const id = idOf(`p${at}`);
    const removedAt = at < same.length ? 1 : null;
    return [
      id,
      { id, name, studentNumber: null, simulated: false, unshown: false, alias: 0, joinedAt: at, removedAt },
    ];
  });
  const state = { ...openSession, participants: new Map(people) };
  const read = vi.spyOn(String.prototype, "normalize");
  const { view } = viewFor(state, instructor, { now: 0, presence: new Map(), personalCode: () => "" });
  const times = read.mock.calls.length;
  read.mockRestore();
  const rows = instructorViewSchema.parse(view).participants;
  const free = rows.flatMap((row) => row.freeName ?? []);
  expect(free).toEqual(same.map(() => `${stem.slice(0, 36)} 302`));
  expect(times).toBeLessThan(40 * people.length);
});
