import type { TensorAttempt } from "@/components/tensors/attempt";
import type { Acknowledged, OutboxItem } from "@/lib/client/outbox-item";
import { waitOfItem } from "@/lib/client/save-state";

/**
 * Attempts of this page, newest last: answered ones, then those on their way.
 * @param online whether there is a connection
 */
export function tensorAttempts(
  acknowledged: readonly Acknowledged[],
  items: readonly OutboxItem[],
  online: boolean,
): TensorAttempt[] {
  const saved = acknowledged.flatMap((one): TensorAttempt[] =>
    one.name === "attempt.submit"
      ? [
          {
            id: one.item.id,
            exerciseId: one.item.payload.exerciseId,
            state: "saved",
            verdict: one.data.verdict,
          },
        ]
      : [],
  );
  const waiting = items.flatMap((item): TensorAttempt[] => {
    if (item.name !== "attempt.submit" || saved.some(({ id }) => id === item.id)) return [];
    const state = waitOfItem(item, online);
    return [
      {
        id: item.id,
        exerciseId: item.payload.exerciseId,
        state,
        error: item.refused ? (item.error ?? undefined) : undefined,
      },
    ];
  });
  return [...saved, ...waiting];
}
