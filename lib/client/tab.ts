/** This tab among the browser's others. */
import { nanoid } from "nanoid";
import * as z from "@/lib/contract/zod";
import { Remembered } from "./remembered";

const remembered = new Remembered({
  ...{ owner: null, key: "spiralroom.tab", scope: "tab" },
  ...{ schema: z.string().min(1), otherwise: "" },
});

/** of this page, once somebody asked */
let mine: string | null = null;
let watched = false;

/** Stored only while the page is being left: who duplicates a tab duplicates what it has stored. */
function watchPage(): void {
  if (watched || typeof window === "undefined") return;
  watched = true;
  window.addEventListener("pagehide", () => mine !== null && remembered.set(mine));
  // back from where the browser keeps pages for going back
  window.addEventListener("pageshow", () => remembered.forget());
}

/** An id that a reload keeps and no other tab shares, a duplicate neither; where storage is refused it is the page's. */
export function tabId(): string {
  if (mine === null) {
    mine = remembered.get() || nanoid();
    remembered.forget();
    watchPage();
  }
  return mine;
}

/** The next id is another one. */
export function forgetTab(): void {
  mine = null;
  remembered.forget();
}

/** Words between the tabs of one browser. */
export interface TabChannel {
  /** tells the other tabs that something changed */
  tell(): void;
  close(): void;
}

/** Firefox throws where it refuses storage. */
function lineOf(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(`spiralroom ${name}`);
  } catch {
    return null;
  }
}

/** A line to the same page in other tabs; silent where the browser has none or refuses it. */
export function tabChannel(name: string, onTold: () => void): TabChannel {
  const channel = lineOf(name);
  if (!channel) return { tell() {}, close() {} };
  let open = true;
  channel.onmessage = onTold;
  return {
    tell: () => open && channel.postMessage(0),
    close: () => {
      open = false;
      channel.close();
    },
  };
}
