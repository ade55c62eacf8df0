/** What the tensor lab keeps in this browser. */
import * as z from "@/lib/contract/zod";
import { asJson, recordOf, Remembered } from "@/lib/client/remembered";

const cellSchema = z.object({ id: z.string(), source: z.string() });
export type StoredCell = z.infer<typeof cellSchema>;

/** The notebook's cells as last saved; null when there are none. */
export const savedCells = (owner: string) =>
  new Remembered<StoredCell[] | null>({
    ...{ owner, key: `spiralroom-notebook-${owner}` },
    schema: asJson(z.array(cellSchema).min(1)),
    otherwise: null,
  });

export const noSources: Record<string, string> = {};

/** What was typed for each exercise, by its id. */
export const savedSources = (owner: string) =>
  new Remembered({
    ...{ owner, key: `spiralroom-exercises-${owner}` },
    schema: asJson(recordOf(z.string())),
    otherwise: noSources,
  });

export const noneSolved: readonly string[] = [];

/** Ids of the exercises that were solved without a server that keeps them. */
export const savedSolved = (owner: string) =>
  new Remembered<readonly string[]>({
    ...{ owner, key: `spiralroom-solved-${owner}` },
    schema: asJson(z.array(z.string())),
    otherwise: noneSolved,
  });
