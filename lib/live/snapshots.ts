/** The tray of snapshots: what of somebody's work can be kept, and whose snapshots are whose. */
import { wireLimits } from "@/lib/contract/protocol";
import { keptTile, type KeptTile, type Snapshot } from "@/lib/contract/snapshot";
import { liveIn, type Spotlight } from "@/lib/contract/spotlight";
import type { WallTile } from "@/lib/contract/wall";
import { cutShort } from "@/lib/text/cut";
import type { SessionState } from "./state";

/** What is kept of a tile; null when there is nothing to be seen on it. */
export function toKeep(tile: WallTile | null): KeptTile | null {
  if (!tile) return null;
  const kept = keptTile(tile);
  if (kept.of === "spiral") return kept.map === null ? null : kept;
  if (kept.of === "questions")
    return kept.text.trim() === ""
      ? null
      : { ...kept, text: cutShort(kept.text, wireLimits.snapshotCharacters) };
  return kept.code === null || kept.code.trim() === ""
    ? null
    : { ...kept, code: cutShort(kept.code, wireLimits.snapshotCharacters) };
}

/** Those of somebody's work. */
export const snapshotsOf = ({ snapshots }: SessionState, participantIds: readonly string[]): Snapshot[] =>
  snapshots.filter((one) => participantIds.includes(one.participantId));

/** In the order wanted; those that are not named stand behind, in the order that they had. */
export function inOrder(snapshots: readonly Snapshot[], ids: readonly string[]): Snapshot[] {
  const named = new Map(snapshots.map((one) => [one.id, one]));
  const first = [...new Set(ids)].flatMap((id) => named.get(id) ?? []);
  return [...first, ...snapshots.filter((one) => !first.includes(one))];
}

/** Whose work is in the spotlight. */
export function inSpotlight({ snapshots }: SessionState, spotlight: Spotlight | null): string[] {
  const live = liveIn(spotlight);
  if (live) return [live.participantId];
  if (spotlight && "answers" in spotlight) return spotlight.answers.map(({ participantId }) => participantId);
  const shown = spotlight && "snapshots" in spotlight ? spotlight.snapshots : [];
  return snapshots.flatMap(({ id, participantId }) => (shown.includes(id) ? participantId : []));
}
