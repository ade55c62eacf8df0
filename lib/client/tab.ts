/** This tab among the browser's others. */
import { nanoid } from "nanoid";
import * as z from "@/lib/contract/zod";
import { Remembered } from "./remembered";

const remembered = new Remembered({
  ...{ owner: null, key: "spiralroom.tab", scope: "tab" },
  ...{ schema: z.string().min(1), otherwise: "" },
});

/** An id that a reload keeps and another tab does not share; where storage is refused it is the page's. */
export function tabId(): string {
  if (!remembered.get()) remembered.set(nanoid());
  return remembered.get();
}

/** The next id is another one. */
export const forgetTab = (): void => remembered.forget();

/** Words between the tabs of one browser. */
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
