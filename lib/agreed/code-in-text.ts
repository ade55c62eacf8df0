/** The code in whatever a person types or pastes: letters of another keyboard, a link, a sentence around it. */

/** Characters of a code: no 0/O, 1/I/L. */
export const codeAlphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** Characters of a session's code. */
export const codeLength = 6;

/** What is longer holds no code of ours: a pasted chat message fits. */
export const codeTextUnits = 500;

/** Capitals of other alphabets that look like ours, as somebody types them who has that keyboard on. */
const drawnAlike: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ["АВЕЅКМНРСТУХЈԚԜ", "ABESKMHPCTYXJQW"],
    ["ΑΒΕΖΗΚΜΝΡΤΥΧ", "ABEZHKMNPTYX"],
  ].flatMap(([theirs, ours]) => [...theirs].map((letter, at) => [letter, ours[at]])),
);

/** Zeros of the digits that keyboards write. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0x17e0, 0x1040];

function ours(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  const zero = zeros.find((first) => point >= first && point < first + 10);
  return zero === undefined ? (drawnAlike[character] ?? character) : String(point - zero);
}

/** As it was before an address was made of it; what is not well encoded stays. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A link in a link in a link: mail programs and networks of friends wrap what one follows. */
const wrappings = 3;

function unwrapped(text: string): string {
  let plain = text;
  for (let times = 0; times < wrappings && /%[\dA-F]{2}/iu.test(plain); times++) plain = decoded(plain);
  return plain;
}

/** In our capitals and digits, without what nobody sees. */
export const inOurLetters = (text: string): string =>
  [
    ...unwrapped(text)
      .normalize("NFKC")
      .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
      .toUpperCase(),
  ]
    .map(ours)
    .join("");

const codeForm = (length: number): RegExp => new RegExp(`^[${codeAlphabet}]{${length}}$`, "u");

/** A text that is the code, however it is divided and quoted. */
function wholeCode(text: string, length: number): string | null {
  const code = text.replace(/[^\p{L}\p{N}]/gu, "");
  return codeForm(length).test(code) ? code : null;
}

const wordsOf = (text: string): readonly string[] => text.match(/[A-Z0-9]+/gu) ?? [];

/** The first words of a text, where they make a code. */
function codeAtStart(text: string, length: number): string | null {
  let code = "";
  for (const word of wordsOf(text)) if ((code += word).length >= length) break;
  return codeForm(length).test(code) ? code : null;
}

/** Which of two codes is the likelier: one of letters and digits, then of letters; digits alone are another number. */
function unlikeliness(code: string, length: number): number {
  if (!/\d/u.test(code)) return length;
  return /^\d+$/u.test(code) ? 2 * length : 0;
}

/** Neighbouring words of a sentence that make a code; the likeliest, then the least divided, then the last. */
function codeAmongWords(text: string, length: number): string | null {
  const words = wordsOf(text);
  const found: { code: string; rank: number }[] = [];
  for (let from = 0; from < words.length; from++) {
    let code = "";
    for (let to = from; to < words.length && code.length < length; to++) {
      code += words[to];
      if (codeForm(length).test(code)) found.push({ code, rank: unlikeliness(code, length) + to - from });
    }
  }
  const best = Math.min(...found.map(({ rank }) => rank));
  return found.findLast(({ rank }) => rank === best)?.code ?? null;
}

/** Where an address leads, and what else has digits and is no code: numbers of a machine, a date, a time. */
const places = /[A-Z][A-Z0-9+.-]*:\/\/[^\s/?#]*|\b\d+(?:[.:/]\d+)+\b/gu;

/** The code in what an address names behind "/j/", or as its last part. */
function codeInAddress(text: string, length: number): string | null {
  const room = /\/J\/+([^/?#]+)/u.exec(text)?.[1];
  if (room !== undefined)
    return wholeCode(room, length) ?? codeAtStart(room, length) ?? codeAmongWords(room, length);
  const parts = text.replace(places, " ").split(/[?#]/u)[0].split("/");
  const last = parts.length > 1 ? parts.findLast((part) => part.trim() !== "") : undefined;
  return last === undefined ? null : wholeCode(last, length);
}

/** Behind the "#" of a room's address, which no browser sends: whose place its link gives back. */
export const placeKey = "#place=";

/** The token of a place's link, whatever stands around it; null when there is none. */
export const placeInText = (text: string): string | null =>
  /#place=([\w-]{1,100})/u.exec(unwrapped(text))?.[1] ?? null;

/** @param length characters of the code sought @returns the code, or null when the text has none */
export function codeInText(text: string, length: number): string | null {
  if (text.length > codeTextUnits) return null;
  const plain = inOurLetters(text).replace(/#PLACE=[\w-]*/gu, " ");
  return (
    wholeCode(plain, length) ??
    codeInAddress(plain, length) ??
    codeAmongWords(plain.replace(places, " "), length) ??
    codeAmongWords(plain, length)
  );
}
