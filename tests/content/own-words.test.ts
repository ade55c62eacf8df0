import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ownWords, ownWordsIn, translatable, translatableIn } from "./own-words";

test("CT2 components say nothing by themselves: all words are the messages', in the reader's language", () => {
  expect(ownWords()).toEqual([]);
});

test("CT2 the region of toasts has our name, not its library's", () => {
  const toasts = readFileSync("components/ui/toast-list.tsx", "utf8");
  for (const part of ["Provider", "Viewport"])
    expect(toasts).toMatch(new RegExp(`<Toast\\.${part}\\s[^>]*label={t\\(`));
});

test.each([
  ["a child", "<p>Saved</p>"],
  ["an expression", '<p>{"Saved"}</p>'],
  ["one of two", '<p>{done ? "Saved" : null}</p>'],
  ["a template", "<p>{`Saved ${count}`}</p>"],
  ["a label", '<nav aria-label="Pages" />'],
  ["a label with a gap", "<nav aria-label={`Page ${page}`} />"],
  ["a property of our own", '<TextField label="Name" />'],
  ["Chinese", "<p>已保存</p>"],
])("CT2 %s is heard", (_, jsx) => {
  expect(ownWordsIn("page.tsx", `export const Page = () => ${jsx};`)).toHaveLength(1);
});

test.each([
  ["a message", '<p title={t("hint")}>{t("saved")}</p>'],
  ["program text", "<p><code>npm start</code></p>"],
  ["a key's sign", "<kbd>Enter</kbd>"],
  ["a class", '<p className="text-sm font-medium" id="saved" data-state="open" />'],
  ["signs", "<p>{a} · {b} → {c} %</p>"],
])("CT2 %s is none of a component's words", (_, jsx) => {
  expect(ownWordsIn("page.tsx", `export const Page = () => ${jsx};`)).toEqual([]);
});

test("CT9 names, codes and program text are left as they are by a browser that translates the page", () => {
  expect(translatable()).toEqual([]);
});

test.each([
  ["a name", "<bdi>{name}</bdi>", 1],
  ["program text", "<pre><code>{text}</code></pre>", 2],
  ["a code", '<p className="text-xl font-mono">{code}</p>', 1],
  ["what stands in what is left", '<pre translate="no"><code>{text}</code></pre>', 0],
  ["a field", '<TextField className="font-mono" value={code} />', 0],
])("CT9 %s is told apart", (_, jsx, count) => {
  expect(translatableIn("page.tsx", `export const Page = () => ${jsx};`)).toHaveLength(count);
});
