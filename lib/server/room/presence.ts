/** Who is connected to a room and what their pages say they do. */
import type { Progress } from "@/lib/contract/views";
import type { Presence } from "@/lib/live/state";

const never: Presence = { connections: 0, awaySince: null, progress: null };

/** The presence after connections came or went. @param counts connections of each participant who has any */
export function withConnections(
  presence: ReadonlyMap<string, Presence>,
  counts: ReadonlyMap<string, number>,
  now: number,
): Map<string, Presence> {
  const next = new Map<string, Presence>();
  for (const id of new Set([...presence.keys(), ...counts.keys()])) {
    const old = presence.get(id) ?? never;
    const connections = counts.get(id) ?? 0;
    const left = connections === 0 && old.connections > 0;
    next.set(id, { ...old, connections, awaySince: connections > 0 ? null : left ? now : old.awaySince });
  }
  return next;
}

/** The presence after a page reported its progress. */
export const withProgress = (
  presence: ReadonlyMap<string, Presence>,
  participantId: string,
  progress: Progress,
  at: number,
): Map<string, Presence> =>
  new Map(presence).set(participantId, {
    ...(presence.get(participantId) ?? never),
    progress: { ...progress, at },
  });
