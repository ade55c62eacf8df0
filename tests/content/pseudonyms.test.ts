import { expect, test } from "vitest";
import { languages } from "@/lib/content/language";
import { pseudonym, pseudonymCount } from "@/lib/content/pseudonyms";
import { displayNameSchema } from "@/lib/contract/display-name";
import { wireLimits } from "@/lib/contract/protocol";

test("PN1 there are four for each who comes in, all different, and short enough for a name in either language", () => {
  expect(pseudonymCount).toBeGreaterThanOrEqual(4 * wireLimits.participants);
  for (const language of languages) {
    const all = Array.from({ length: pseudonymCount }, (_, alias) => pseudonym(alias, language));
    expect(new Set(all).size).toBe(pseudonymCount);
    expect(all.filter((name) => displayNameSchema.safeParse(name).data !== name)).toEqual([]);
    expect(all.filter((name) => /undefined/.test(name))).toEqual([]);
  }
  expect([pseudonym(0, "en"), pseudonym(0, "zh")]).toEqual(["Brave Otter", "勇敢的水獭"]);
});
