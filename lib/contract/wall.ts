/** The wall: a teacher's picture of what everybody is at, in tiles. It passes; nothing of it is stored or ranked. */
import { isSmallMap, smallMapBytes } from "@/lib/spiral/small-map";
import { activations, optimizerKinds } from "@/lib/spiral/config";
import { idSchema } from "./ids";
import { attemptStageSchema, progressSchema } from "./progress";
import { wireLimits } from "./protocol";
import { curvePointSchema, setupSchema } from "./run-config";
import * as z from "./zod";

/** A Buffer on the server, an ArrayBuffer or view in the browser. */
const bytesSchema = z
  .instanceof(Uint8Array)
  .or(z.instanceof(ArrayBuffer).transform((buffer) => new Uint8Array(buffer)));

/** A map by lib/spiral/small-map.ts, some 400 bytes of it. */
const mapSchema = bytesSchema.refine((bytes) => bytes.byteLength <= smallMapBytes && isSmallMap(bytes));

/** "2→16→16→3" */
const networkSchema = z.string().regex(/^\d{1,3}(→\d{1,3}){1,9}$/);

/** What is sent of a run that is looked at closely, and of no other. */
const closerSchema = z.strictObject({
  setup: setupSchema,
  curve: z.array(curvePointSchema).max(wireLimits.closelyPoints),
});

/** What a student's page says of the run in front: believed for display, and for nothing else. */
export const tileSchema = z.strictObject({
  /** null before there is one */
  map: mapSchema.nullable(),
  network: networkSchema,
  /** of the first hidden layer */
  activation: z.enum(activations),
  optimizer: z.enum(optimizerKinds),
  /** learning rate; what a page of before does not say */
  rate: z.number().min(0).max(100).optional(),
  parameters: z.number().int().min(0).max(100_000),
  ...progressSchema.pick({ state: true, still: true, epoch: true, accuracy: true }).shape,
  /** recent accuracies in percent, oldest first */
  spark: z.array(z.number().int().min(0).max(100)).max(wireLimits.sparkPoints),
  closer: closerSchema.optional(),
});
export type Tile = z.infer<typeof tileSchema>;

/** Whose tiles a wall has in sight, and whose work is looked at closely. */
export const sightSchema = z.strictObject({
  inSight: z.array(idSchema).max(wireLimits.tilesInSight),
  closely: idSchema.nullable(),
});
export type Sight = z.infer<typeof sightSchema>;

const ofParticipant = { participantId: idSchema };

export const tensorsTileSchema = z.strictObject({
  of: z.literal("tensors"),
  /** the exercise that is open; null in the notebook */
  exerciseId: z.string().nullable(),
  tries: z.number(),
  passed: z.boolean(),
  /** where the latest try that did not pass stopped */
  stage: attemptStageSchema.nullable(),
  /** as saved last; of a tile that is not looked at closely its end */
  code: z.string().nullable(),
});

export const questionsTileSchema = z.strictObject({
  of: z.literal("questions"),
  /** null before the first word */
  questionId: z.string().nullable(),
  /** as saved last; of a tile that is not looked at closely its end */
  text: z.string(),
  words: z.number(),
  /** runs and comparisons attached */
  evidence: z.number(),
  submitted: z.boolean(),
});

/** A tile as the wall is sent it. */
const wallTileSchema = z.discriminatedUnion("of", [
  tileSchema.extend({ ...ofParticipant, of: z.literal("spiral") }),
  tensorsTileSchema.extend(ofParticipant),
  questionsTileSchema.extend(ofParticipant),
]);
export type WallTile = z.infer<typeof wallTileSchema>;

/** Tiles that are other or new, of those in sight: without their maps, which lie one behind the other in one piece of bytes. */
export const tilesMessageSchema = z.strictObject({
  tiles: z.array(wallTileSchema),
  /** bytes of each tile's map, 0 for none */
  sizes: z.array(z.number()),
  maps: bytesSchema,
});
export type TilesMessage = z.infer<typeof tilesMessageSchema>;

/** The tiles as they are sent: a message with more than ten pieces of bytes ends the line of whoever reads it. */
export function tilesMessage(tiles: readonly WallTile[]): TilesMessage {
  const all = tiles.map((tile) => (tile.of === "spiral" && tile.map) || new Uint8Array());
  const sizes = all.map(({ length }) => length);
  const maps = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0));
  let at = 0;
  for (const map of all) {
    maps.set(map, at);
    at += map.length;
  }
  return { tiles: tiles.map((tile) => (tile.of === "spiral" ? { ...tile, map: null } : tile)), sizes, maps };
}

/** The tiles that a message tells. */
export function tilesOf({ tiles, sizes, maps }: TilesMessage): WallTile[] {
  const bytes = new Uint8Array(maps);
  let at = 0;
  return tiles.map((tile, place) => {
    const map = bytes.subarray(at, (at += sizes[place]));
    return tile.of === "spiral" && map.length > 0 ? { ...tile, map } : tile;
  });
}
