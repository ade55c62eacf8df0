/** The wall: a teacher's picture of what everybody is at, in tiles. It passes; nothing of it is stored or ranked. */
import { isSmallMap, smallMapBytes } from "@/lib/spiral/small-map";
import { activations, optimizerKinds } from "@/lib/spiral/config";
import { idSchema } from "./ids";
import { wireLimits } from "./protocol";
import { curvePointSchema, setupSchema } from "./run-config";
import { attemptStageSchema, progressSchema } from "./views";
import * as z from "./zod";

/** A map by lib/spiral/small-map.ts, some 400 bytes of it: a Buffer on the server, an ArrayBuffer or view in the browser. */
const mapSchema = z
  .instanceof(Uint8Array)
  .or(z.instanceof(ArrayBuffer).transform((buffer) => new Uint8Array(buffer)))
  .refine((bytes) => bytes.byteLength <= smallMapBytes && isSmallMap(bytes));

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

/** A tile as the wall is sent it. */
export const wallTileSchema = z.discriminatedUnion("of", [
  tileSchema.extend({ ...ofParticipant, of: z.literal("spiral") }),
  z.strictObject({
    ...{ ...ofParticipant, of: z.literal("tensors") },
    /** the exercise that is open; null in the notebook */
    exerciseId: z.string().nullable(),
    tries: z.number(),
    passed: z.boolean(),
    /** where the latest try that did not pass stopped */
    stage: attemptStageSchema.nullable(),
    /** as saved last; of a tile that is not looked at closely its end */
    code: z.string().nullable(),
  }),
  z.strictObject({
    ...{ ...ofParticipant, of: z.literal("questions") },
    /** null before the first word */
    questionId: z.string().nullable(),
    /** as saved last; of a tile that is not looked at closely its end */
    text: z.string(),
    words: z.number(),
    /** runs and comparisons attached */
    evidence: z.number(),
    submitted: z.boolean(),
  }),
]);
export type WallTile = z.infer<typeof wallTileSchema>;

/** Tiles that are other or new, of those in sight. */
export const tilesMessageSchema = z.strictObject({ tiles: z.array(wallTileSchema) });
export type TilesMessage = z.infer<typeof tilesMessageSchema>;
