// Finds every localized text inside a piece of content.
import type { Language, Localized } from "@/lib/content/language";

export interface FoundText {
  /** Where it stands, e.g. `.rubric.2.text`. */
  path: string;
  text: Localized;
}

function isText(value: object): value is Localized {
  const { zh, en } = value as Partial<Record<Language, unknown>>;
  return typeof zh === "string" || typeof en === "string";
}

/** All localized texts in `value`, depth first. */
export function localizedTexts(value: unknown, path = ""): FoundText[] {
  if (typeof value !== "object" || value === null) return [];
  if (isText(value)) return [{ path, text: value }];
  return Object.entries(value).flatMap(([key, child]) => localizedTexts(child, `${path}.${key}`));
}

/** What is wrong with one text, or an empty list: emptiness, the wrong language, unbalanced maths. */
export function faultsOf({ path, text }: FoundText): string[] {
  const faults: string[] = [];
  for (const language of ["zh", "en"] as const) {
    const value = text[language];
    if (typeof value !== "string" || value.trim() === "") {
      faults.push(`${path}.${language} is empty`);
      continue;
    }
    const outsideCode = value.replace(/```[\s\S]*?```|`[^`\n]*`/g, "");
    if ((value.match(/`/g) ?? []).length % 2) faults.push(`${path}.${language}: unbalanced backticks`);
    if ((outsideCode.match(/(?<!\\)\$/g) ?? []).length % 2) faults.push(`${path}.${language}: unbalanced $`);
    if ((outsideCode.match(/\*\*/g) ?? []).length % 2) faults.push(`${path}.${language}: unbalanced **`);
    for (const maths of outsideCode.match(/\$[^$]+\$/g) ?? []) {
      const open = maths.split("{").length - maths.split("\\{").length;
      const close = maths.split("}").length - maths.split("\\}").length;
      if (open !== close) faults.push(`${path}.${language}: unbalanced braces in ${maths}`);
    }
    if (language === "en" && /[\u4e00-\u9fff]/.test(outsideCode)) faults.push(`${path}.en contains Chinese`);
    if (language === "zh" && !/[\u4e00-\u9fff]/.test(value)) faults.push(`${path}.zh contains no Chinese`);
  }
  return faults;
}
