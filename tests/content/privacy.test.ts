// The page on what is kept of people names every table that holds something of anybody.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { messagesOf } from "@/lib/content/messages/messages";
import { keptOfStaff, keptOfStudents } from "@/lib/content/privacy";

/** Tables that hold nothing of anybody. */
const impersonalTables = ["Node", "Secret"];

test("PV1 every table of the database is named on the page, once, or holds nothing of anybody", () => {
  const schema = readFileSync("prisma/schema.prisma", "utf8");
  const models = [...schema.matchAll(/^model (\w+) \{/gm)].map(([, name]) => name);
  const named = [...keptOfStudents, ...keptOfStaff].flatMap(({ tables }): readonly string[] => tables);
  expect([...named, ...impersonalTables].sort()).toEqual(models.sort());
  // what belongs to a participant stands among what is kept of students
  const ofStudents = keptOfStudents.flatMap(({ tables }): readonly string[] => tables);
  for (const [, name, body] of schema.matchAll(/^model (\w+) \{([^}]*)\}/gm))
    if (/participantId\s+String/.test(body)) expect(ofStudents, name).toContain(name);
});

test("PV1 each kind has its two sentences in both languages, and no sentence is of no kind", () => {
  const ids = [...keptOfStudents, ...keptOfStaff].map(({ id }) => id).sort();
  for (const language of ["en", "zh"] as const)
    expect(Object.keys(messagesOf(language).privacy.kept).sort()).toEqual(ids);
});
