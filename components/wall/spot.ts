/** What of somebody's work a tile shows, as it is put into the spotlight. */
import type { LiveSpotlight } from "@/lib/contract/spotlight";
import type { ParticipantRow } from "@/lib/contract/views";
import type { WallTile } from "@/lib/contract/wall";

export type Spot = Omit<LiveSpotlight, "at">;

/** The exercise or question; undefined where there is none. */
const itemOf = (tile: WallTile): string | undefined => {
  if (tile.of === "spiral") return undefined;
  return (tile.of === "tensors" ? tile.exerciseId : tile.questionId) ?? undefined;
};

/** What to put there; null when there is nothing to be seen. A page says where it is before its tile has come. */
export function spotOf({ participantId, progress }: ParticipantRow, tile: WallTile | null): Spot | null {
  const activity = tile?.of ?? progress?.activity;
  if (!activity) return null;
  if (activity === "spiral") return { participantId, activity };
  // without one it would be whatever is opened next
  const item = tile ? itemOf(tile) : progress?.item;
  return item === undefined ? null : { participantId, activity, item };
}

/** Whether the tile is of what was put there: its owner may have opened something else since. */
export const isOf = (tile: WallTile, { activity, item }: Pick<Spot, "activity" | "item">): boolean =>
  tile.of === activity && itemOf(tile) === item;
