// Whatever a person is called is a name; what hides or stacks is told by its own sentence.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { messagesOf } from "@/lib/content/messages/messages";
import { displayNameSchema, nameNoteSchema, nameProblems, readName } from "@/lib/contract/display-name";
import { nameKey } from "@/lib/live/names";
import { realNames } from "./real-names";

const all = Object.values(realNames).flat();

test("GP1 there are names enough to speak of every script", () => {
  expect(all.length).toBeGreaterThanOrEqual(150);
  expect(Object.keys(realNames).length).toBeGreaterThanOrEqual(40);
});

describe.each(Object.entries(realNames))("GP1 %s", (_, names) => {
  test.each(names.map((name) => [name]))("GP1 %s is a name, and stays what it is", (name) => {
    const read = readName(name);
    expect(read).toHaveProperty("name");
    if (!("name" in read)) return;
    expect(displayNameSchema.parse(read.name)).toBe(read.name);
    expect(nameKey(read.name)).toBe(nameKey(name));
    expect(nameNoteSchema.safeParse(name).success).toBe(true);
  });
});

test("GP2 a name is kept as it is written: marks, joiners and pictures too", () => {
  const kept = [
    "ه\u200d. رضایی",
    "O´Neil",
    "ㅎ",
    "น้ำฝน",
    "Ⓜ️ax",
    "㊗️ Rin",
    "علی‌رضا",
    "ක්‍රිෂාන්",
    "葛󠄀城",
    "👩‍🚀 Mia",
    "ཧཱུྃ",
  ];
  for (const name of kept) expect(displayNameSchema.parse(name)).toBe(name.normalize("NFC"));
  const drawn = [
    "Ｍｉａ",
    "𝕸𝖎𝖆",
    "ﬁona",
    "ﾕｶﾞ",
    "ﻣﺤﻤﺪ",
    "សុខ​សាន្ត",
    "علی‌",
    "رضا\u200cزاده",
    "  Mia \u3000 2 ",
  ];
  const tidied = ["Mia", "Mia", "fiona", "ユガ", "محمد", "សុខសាន្ត", "علی", "رضازاده", "Mia 2"];
  expect(drawn.map((name) => displayNameSchema.parse(name))).toEqual(tidied);
});

test("GP2 names that are drawn otherwise are one name", () => {
  for (const [one, other] of [
    ["Ana ❤️", "ana ❤"],
    ["Ｍｉａ", "mia"],
    ["Nguyễn", "Nguyễn".normalize("NFD")],
    ["𝕸𝖎𝖆", "MIA"],
    ["ﾕｶﾞ", "ユガ"],
  ])
    expect(nameKey(one)).toBe(nameKey(other));
});

/** Ways to hide something in a name, or to make one of nothing. */
const hiding: readonly string[] = [
  ...[
    "\u200b",
    "\u200d\u200c",
    "Mia\u200b",
    "M\u200dia",
    "Mi\u200ca",
    "\u2060Mia",
    "Mia\u00adx",
    "\u3164",
    "Mia\uffa0",
  ],
  ...[
    "\u202eaiM",
    "\u2066Mia\u2069",
    "Mia\u200f",
    "\u061cMia",
    "a\u202db",
    "\u2800\u2800",
    "Mia \u2800",
    "\u115f\u1160",
  ],
  ...[
    "Mia\u{E0041}\u{E0042}",
    "🦊\u{E0067}\u{E0062}\u{E007F}",
    "🏴\u{E0067}",
    "\u{E0001}",
    "Mia\ufe0f",
    "\ufe0f",
    "a\ufe00",
  ],
  ...[
    "Mia\u{E0100}",
    "\ue000",
    "\u{F0000}",
    "\u{10FFFD}x",
    "\ufdd0",
    "Mia\uffff",
    "\u{1FFFE}",
    "\ud800",
    "Mia\udc00",
    "a\u0000b",
  ],
  ...[
    "Mia\u0007",
    "a\u2028b",
    "\u180e",
    "a\u180bb",
    "a\u034fb",
    "\u17b4",
    "\ufffc",
    "\u{1D159}",
    "🦊\u200d",
    "\u200d🦊",
  ],
  ...[
    "🦊\ufe0f\ufe0f",
    "1\ufe0f",
    "علی\u200d‌رضا",
    "क\u200cख",
    "م\u200dم",
    "ر\u200d. رضایی",
    "ه\u200d\u200d.",
    "\u200dه",
    "a\u206ab",
    "\ufff9a\ufffb",
    "\u{13441}",
    "\u{16FE4}",
  ],
  "😀\u200d".repeat(5) + "😀",
];

const stacking: readonly string[] = [
  ...["Z̴̢̛͓a̷̧̛̹l̸̨̛͇", "b\u0301\u0302\u0303", "\u0301", " \u0301Mia", "Mia \u0308", "ก็็็็็", "กิีึืั", "a\u0e49", "字\u064e"],
  ...[
    "क" + "\u0901\u0902\u0903\u0951\u0952\u0953\u0954",
    "م" + "\u064e\u064f\u0650\u0651\u0652\u0653",
    "😀\u0e49",
    "ာာာ",
    "1\u0e49",
  ],
  ...["a" + "\u0363".repeat(30), "o\u20dd\u20de\u20df", "ကိုိုိုိုိုိုို"],
];

test.each(hiding.map((name) => [JSON.stringify(name), name]))("GP3 %s hides something", (_, name) => {
  expect(readName(name)).toEqual({ problem: "hidden-characters" });
  expect(readName(name, nameNoteSchema)).toEqual({ problem: "hidden-characters" });
});

test.each(stacking.map((name) => [JSON.stringify(name), name]))(
  "GP3 %s stacks without meaning",
  (_, name) => {
    expect(readName(name)).toEqual({ problem: "stacked-marks" });
  },
);

test("GP3 nothing is no name, and of a long one is said how long it may be", () => {
  for (const nothing of ["", "   ", "\u3000\u00a0", undefined, 7])
    expect(readName(nothing)).toEqual({ problem: "empty" });
  for (const long of [
    "字".repeat(41),
    "👨‍👩‍👧‍👦".repeat(41),
    "क्".repeat(41) + "क",
    "x".repeat(100_000),
    "ᄀ".repeat(41),
  ])
    expect(readName(long)).toEqual({ problem: "too-long" });
  for (const fits of ["字".repeat(40), "👨‍👩‍👧‍👦".repeat(40), "ကျော်".repeat(20), "ᄀ".repeat(40)])
    expect(readName(fits)).toHaveProperty("name");
});

test("GP3 an invisible character more is refused wherever it stands in whichever name", () => {
  const invisible = [
    "\u200b",
    "\u202e",
    "\u2060",
    "\u00ad",
    "\u3164",
    "\u2800",
    "\ufeff",
    "\u{E0061}",
    "\ufe0f\ufe0f",
    "\u0000",
  ];
  fc.assert(
    fc.property(fc.constantFrom(...all), fc.constantFrom(...invisible), fc.nat(), (name, one, at) => {
      const letters = [...name.trim()];
      // at an end white space and a byte order mark are trimmed, and Khmer writes where a line may break
      const place = 1 + (at % Math.max(1, letters.length - 1));
      if (letters.length < 2 || (one === "\u200b" && /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/u.test(name)))
        return;
      letters.splice(place, 0, one);
      expect(readName(letters.join(""))).toHaveProperty("problem");
    }),
    { numRuns: 300 },
  );
});

test("GP3 every problem has its sentence in both languages", () => {
  for (const language of ["zh", "en"] as const)
    expect(Object.keys(messagesOf(language).common.nameProblem).sort()).toEqual([...nameProblems].sort());
});
