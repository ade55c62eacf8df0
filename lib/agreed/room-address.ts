/** Addresses of rooms in any form that a person types: /J/abc-234, /ＡＢＣ２３４, /j/CODE/. */
import { codeInText, codeLength, decoded, inOurLetters } from "./code-in-text";

/** Where in a room an address leads. */
export interface RoomPlace {
  code: string;
  /** parts of the path behind the code */
  rest: readonly string[];
}

const partsOf = (url: string): string[] => url.split("?")[0].split("/").filter(Boolean);

/** The room that an address is in; null for other addresses. */
export function roomOf(url: string): RoomPlace | null {
  const [room, typed, ...rest] = partsOf(url);
  if (typed === undefined || inOurLetters(room) !== "J") return null;
  const code = codeInText(decoded(typed), codeLength);
  return code === null ? null : { code, rest };
}

/** Beside a file's name a whole code is one, and no other page of ours has the form of a code. */
function codeAlone(url: string): RoomPlace | null {
  const parts = partsOf(url);
  if (parts.length !== 1 || /[.=]/u.test(parts[0])) return null;
  const code = codeInText(decoded(parts[0]), codeLength);
  const whole = inOurLetters(parts[0]).replace(/[^\p{L}\p{N}]/gu, "");
  return code !== null && code === whole ? { code, rest: [] } : null;
}

/** The address of a room as it should be; null where it is so, and for all that lead nowhere near a room. */
export function roomAddress(url: string): string | null {
  const place = roomOf(url) ?? codeAlone(url);
  if (!place) return null;
  const path = ["/j", place.code, ...place.rest].join("/");
  const query = url.indexOf("?");
  const [asked, rest] = query < 0 ? [url, ""] : [url.slice(0, query), url.slice(query)];
  return asked === path ? null : path + rest;
}
