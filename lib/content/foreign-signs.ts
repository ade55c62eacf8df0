/**
 * What is said of signs that stand where Python wants its own: typed by a Chinese keyboard, made by a word processor,
 * or copied with a web page.
 */
import type { Localized } from "./language";

/** What a sign is that only looks like Python's. */
export const signKinds = [
  "quote",
  "bracket",
  "punctuation",
  "lookalike",
  "space",
  "invisible",
  "digit",
] as const;
export type SignKind = (typeof signKinds)[number];

const kinds: Readonly<Record<SignKind, Localized>> = {
  quote: { zh: "排版用的引号", en: "a typographic quotation mark" },
  bracket: { zh: "全角括号", en: "a full-width bracket" },
  punctuation: { zh: "全角符号", en: "a full-width sign" },
  lookalike: { zh: "外形相近的符号", en: "a sign that only looks like Python's" },
  space: { zh: "特殊空格", en: "a special space" },
  invisible: { zh: "看不见的字符", en: "an invisible character" },
  digit: { zh: "全角数字或字母", en: "a full-width digit or letter" },
};

interface Found {
  /** counted from 1 */
  line: number;
  sign: string;
  kind: SignKind;
  plain: string;
  count: number;
}

const codePoint = (sign: string): string =>
  `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

function wantedInstead({ kind, plain }: Found): Localized {
  if (kind === "invisible") return { zh: "请把它删掉。", en: "It has to go." };
  if (kind === "space") return { zh: "请改成普通的空格。", en: "Python wants an ordinary space." };
  return { zh: `Python 用的是 ${plain} 。`, en: `Python wants ${plain} in its place.` };
}

/** Names the first sign, where it is and what belongs there, and says how many more there are. */
export function foreignSignsMessage(found: Found): Localized {
  const { line, sign, kind, count } = found;
  const shown = kind === "space" || kind === "invisible" ? codePoint(sign) : `${sign} (${codePoint(sign)})`;
  const wanted = wantedInstead(found);
  const more = count - 1;
  return {
    zh: `第 ${line} 行的 ${shown} 是${kinds[kind].zh}。${wanted.zh}${more > 0 ? `另外还有 ${more} 个这样的字符。` : ""}`,
    en: `${shown} in line ${line} is ${kinds[kind].en}. ${wanted.en}${more > 0 ? ` There ${more === 1 ? "is 1 more such character" : `are ${more} more such characters`}.` : ""}`,
  };
}
