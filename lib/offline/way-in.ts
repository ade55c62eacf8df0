/** What an address by which students come in shows while the server cannot be reached: the room that is kept, or where it is. */
import { roomAddress } from "@/lib/agreed/room-address";
import en from "@/lib/content/messages/en/offline.json";
import zh from "@/lib/content/messages/zh/offline.json";
import { isRoom } from "./keepable";

export type Language = "zh" | "en";

const messagesOf = (language: Language) => ({ offline: language === "zh" ? zh : en });

const style = `body{font:1.0625rem/1.5 system-ui,sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
li{margin:.75rem 0}li a,button{display:inline-block;padding:.6rem 1rem;border-radius:.5rem;border:0;background:#1d4ed8;color:#fff;font:inherit;font-weight:600;text-decoration:none;cursor:pointer}`;

/** Paths of kept pages hold nothing that a page would read as more than text. */
function pageOf(path: string, kept: readonly string[], language: Language): string {
  const { title, rooms, noRoom, unsent, room, lab, tensors, again, home } = messagesOf(language).offline;
  const nameOf = (page: string) =>
    isRoom(page) ? `${room} ${page.slice(3)}` : page === "/lab" ? lab : tensors;
  const links = [...kept].reverse().map((page) => `<li><a href="${page}">${nameOf(page)}</a></li>`);
  // work lies apart from pages, and may be there without one
  const said = kept.length > 0 ? `<p>${rooms}</p>` : `<p>${noRoom}</p><p>${unsent}</p>`;
  return `<!doctype html><html lang="${language === "zh" ? "zh-CN" : "en"}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>Spiralroom</title><style>${style}</style>
<h1>${title}</h1>${said}<ul>${links.join("")}</ul>
<form><button>${again}</button></form>${path === "/" ? "" : `<p><a href="/">${home}</a></p>`}</html>`;
}

/**
 * @param path that was asked for
 * @param kept paths of the pages that open here, the latest last
 */
export function wayIn(path: string, kept: readonly string[], language: Language): Response {
  const room = roomAddress(path);
  if (room !== null && kept.includes(room))
    return new Response(null, { status: 302, headers: { location: room } });
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy":
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  };
  return new Response(pageOf(path, kept, language), { status: 503, headers });
}
