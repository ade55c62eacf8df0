// The product's own sentences, so that a test finds things by what people read and hear.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Language } from "@/lib/content/language";
import type { AllMessages } from "@/lib/content/messages/messages";

const folder = path.resolve("lib/content/messages");

function read(language: Language): AllMessages {
  const files = readdirSync(path.join(folder, language));
  const areas = files.map((file) => [
    path.basename(file, ".json"),
    JSON.parse(readFileSync(path.join(folder, language, file), "utf8")) as unknown,
  ]);
  // one file per area and the same keys in both languages, proven by the test of messages
  return Object.fromEntries(areas) as AllMessages;
}

/** All sentences of a language. */
export const words: Record<Language, AllMessages> = { zh: read("zh"), en: read("en") };

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A pattern for a sentence with simple arguments: `filled("Code {code}", { code: "ABC" })`; others match anything. */
export function filled(sentence: string, values: Record<string, string> = {}): RegExp {
  const parts = sentence.split(/\{(\w+)(?:, number)?\}|<\w+><\/\w+>/);
  return new RegExp(
    parts
      .map((part, at) =>
        at % 2 === 0 ? escaped(part ?? "") : part && values[part] ? escaped(values[part]) : ".+",
      )
      .join(""),
  );
}
