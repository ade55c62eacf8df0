/** This tab among the browser's others. */
import { nanoid } from "nanoid";

const key = "spiralroom.tab";

/** An id that a reload keeps and another tab does not share; random each time where storage is refused. */
export function tabId(): string {
  try {
    const known = sessionStorage.getItem(key) ?? nanoid();
    sessionStorage.setItem(key, known);
    return known;
  } catch {
    return nanoid();
  }
}

export interface TabChannel {
  /** tells the other tabs that something changed */
  tell(): void;
  close(): void;
}

/** A line to the same page in other tabs; silent where the browser has none. */
export function tabChannel(name: string, onTold: () => void): TabChannel {
  if (typeof BroadcastChannel === "undefined") return { tell() {}, close() {} };
  const channel = new BroadcastChannel(`spiralroom ${name}`);
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
