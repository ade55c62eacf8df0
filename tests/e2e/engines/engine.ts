// The engines that Chromium is not, as Debian has them.
import type { Tab } from "./tab";

/** How somebody's browser is set. */
export type Manner = "usual" | "private" | "without cookies";

export interface Engine {
  name: string;
  /** what `apt-get install` takes */
  packages: string;
  isInstalled: () => boolean;
  /** A fresh browser on its first tab; `origin` is where paths begin. */
  open: (origin: string, manner?: Manner) => Promise<Tab>;
}
