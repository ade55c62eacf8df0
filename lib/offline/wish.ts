/** What a page asks of the service worker. */
import type { Asking } from "./keeper";

/** `begin`: what the page opens with is enough for now; a worker of the version before keeps all of it. */
export type Wish = ({ kind: "keep"; begin?: boolean } & Asking) | { kind: "release"; path: string };

/** Another version of the page may have written it. @returns null for what is no wish of ours */
export function readWish(data: unknown): Wish | null {
  if (typeof data !== "object" || data === null) return null;
  const { kind, path, build, language, begin } = data as Record<string, unknown>;
  if (typeof path !== "string") return null;
  if (kind === "release") return { kind, path };
  if (kind !== "keep" || typeof build !== "string" || typeof language !== "string") return null;
  return { kind, path, build, language, begin: begin === true };
}
