/** Networks with their weights, as they were submitted: what the engine leaves in the database. */
import { runConfigSchema } from "@/lib/contract/run-config";
import type { Entry } from "@/lib/live/state";
import type { Network } from "@/lib/spiral/config";
import { database } from "./client";
import { storedJson } from "./stored-json";

export interface StoredNetwork {
  network: Network;
  /** little-endian float32, layout of lib/spiral/network.ts */
  weights: Uint8Array;
}

/** The networks of these entries, in their order; a deleted one is left out. */
export async function storedNetworks(
  entries: readonly Pick<Entry, "participantId" | "id">[],
): Promise<StoredNetwork[]> {
  const rows = await database().submission.findMany({
    where: { OR: entries.map(({ participantId, id }) => ({ participantId, id })) },
    select: { participantId: true, id: true, config: true, weights: true },
  });
  const byOwner = new Map(rows.map((row) => [`${row.participantId} ${row.id}`, row]));
  return entries.flatMap(({ participantId, id }) => {
    const row = byOwner.get(`${participantId} ${id}`);
    if (!row) return [];
    return { network: storedJson(runConfigSchema, row.config, `run ${id}`).network, weights: row.weights };
  });
}
