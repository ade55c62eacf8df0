import type { OutboxItem } from "@/lib/client/outbox-item";
import { waitOfItem } from "@/lib/client/save-state";
import type { LabSubmission } from "@/lib/contract/lab";
import type { Verdict } from "@/lib/contract/views";

/** Trained by a program of the tensor lab, and not by the spiral lab. */
export const isCoded = (item: OutboxItem): boolean =>
  item.name === "run.submit" && item.payload.source !== undefined;

/**
 * The participant's submitted runs, oldest first: those with a verdict, then those on their way.
 * @param online whether there is a connection
 */
export function labSubmissions(
  verdicts: readonly Verdict[],
  items: readonly OutboxItem[],
  known: ReadonlyMap<string, LabSubmission["config"]>,
  online: boolean,
): LabSubmission[] {
  const saved = verdicts.flatMap((verdict): LabSubmission[] => {
    const config = known.get(verdict.submissionId);
    return config ? [{ id: verdict.submissionId, state: "saved", verdict, config }] : [];
  });
  const waiting = items.flatMap((item): LabSubmission[] => {
    if (item.name !== "run.submit" || saved.some(({ id }) => id === item.id)) return [];
    const state = waitOfItem(item, online);
    return [{ id: item.id, state, error: item.error ?? undefined, config: item.payload.config }];
  });
  return [...saved, ...waiting];
}
