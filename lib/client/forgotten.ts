/** Who was forgotten in this browser: a tab that slept through it must not write their work down again. */
import { browserStorage } from "./browser-storage";

/** participants' ids with spaces between, the latest last; an id says nothing to who is not on the server */
const key = "spiralroom-forgotten";

/** More than any machine sees leave while one of its tabs sleeps. */
const most = 50;

const all = (): string[] => browserStorage.device.read(key)?.split(" ") ?? [];

const others = (owner: string): string[] => all().filter((id) => id !== owner);

/** Whether nothing of the owner may be stored, here and now: ask in the same step as the writing. */
export const isForgotten = (owner: string): boolean => all().includes(owner);

/** From now on no tab stores anything of the owner. */
export function refuseOwner(owner: string): void {
  browserStorage.device.write(key, [...others(owner), owner].slice(-most).join(" "));
}

/** The owner is back at this machine. */
export function readmitOwner(owner: string): void {
  if (isForgotten(owner)) browserStorage.device.write(key, others(owner).join(" ") || null);
}
