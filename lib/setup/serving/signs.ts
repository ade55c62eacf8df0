/** What the server process and its supervisor tell each other over Node's channel between them. */
import { z } from "zod";

const signSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("alive"), debugged: z.boolean() }),
  z.object({ kind: z.literal("ready"), port: z.number() }),
  // the connection of this number is its own from now on
  z.object({ kind: z.literal("taken"), number: z.number() }),
]);

/** From the server process. */
export type Sign = z.infer<typeof signSchema>;

/** @returns null for what is none: programs under the server cannot reach this channel, but Node itself may use it */
export const readSign = (message: unknown): Sign | null => signSchema.safeParse(message).data ?? null;

/** To the server process: end in order. A message, because Windows has no signals. */
export const stopMessage = "stop";

/** how often the server process says that it lives */
export const aliveMs = 2_000;

const handedSchema = z.object({ kind: z.literal("connection"), number: z.number() });

/** To a server process, with a connection: serve it. Numbers grow. */
export type Handed = z.infer<typeof handedSchema>;

/** @returns null for what is none */
export const readHanded = (message: unknown): Handed | null => handedSchema.safeParse(message).data ?? null;
