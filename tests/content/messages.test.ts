import { describe, expect, test } from "vitest";
import { messagesOf } from "@/lib/content/messages/messages";
import { pickLanguage } from "@/lib/content/messages/pick-language";
import { unreachedKeys } from "./message-keys";

type Tree = { [key: string]: Tree | string };

function flatten(tree: Tree, prefix = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );
}

/** Names of ICU arguments, outside the branches' own text. */
const argumentsOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\s*(\w+)\s*[,}]/g)].map((match) => match[1]))].sort();

describe("the interface's sentences", () => {
  const en = new Map(flatten(messagesOf("en")));
  const zh = new Map(flatten(messagesOf("zh") as Tree));

  test("M1 both languages have the same keys, none empty", () => {
    expect([...zh.keys()].sort()).toEqual([...en.keys()].sort());
    const empty = [...en, ...zh].filter(([, text]) => text.trim() === "").map(([key]) => key);
    expect(empty).toEqual([]);
  });

  test("M2 both languages use the same arguments", () => {
    const differing = [...en].filter(
      ([key, text]) => argumentsOf(text).join() !== argumentsOf(zh.get(key) ?? "").join(),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test("M3 the Chinese is Chinese", () => {
    const latin = [...zh].filter(
      ([key, text]) =>
        !/\p{Script=Han}/u.test(text) && /[a-z]{4,} [a-z]{3,}/i.test(text) && en.get(key) === text,
    );
    expect(latin.map(([key]) => key)).toEqual([]);
  });

  test("M4 the reader's choice goes before the browser's wish, English is last", () => {
    expect(pickLanguage("zh", "en-GB,en")).toBe("zh");
    expect(pickLanguage(undefined, "fr, zh-TW;q=0.8, en;q=0.5")).toBe("zh");
    expect(pickLanguage("xx", null)).toBe("en");
  });

  test("M6 somebody's name or title in a sentence turns nothing around it", () => {
    // a copy's title is stored: what nobody sees has no place in it; the other is a question's, and ours
    const apart = ["student.refusedAnswer"];
    const said = /^(account|instructor|review|screen|student)\./;
    const bare = /(?<!\u2068)\{(name|title)\}|\{(name|title)\}(?!\u2069)/u;
    const turning = [...en, ...zh].filter(
      ([key, text]) => said.test(key) && !apart.includes(key) && bare.test(text),
    );
    expect(turning.map(([key]) => key)).toEqual([]);
  });

  test("M5 every sentence is said by some part of the code", () => {
    const planted = ["common.nobodySaysThis", "nowhere.title"];
    expect(unreachedKeys([...en.keys(), ...planted])).toEqual(planted);
  });
});
