import { nanoid } from "nanoid";
import { describe, expect, test } from "vitest";
import { newItem, type OutboxItem } from "@/lib/client/outbox-item";
import { acknowledge, claim, enqueue, holdMs, postpone, refuse, wake } from "@/lib/client/outbox-queue";

const now = 1_000_000;
const sender = { now, holder: "tab", sending: new Set<string>() };

function waiting(questionId: string, order: number, change: Partial<OutboxItem> = {}): OutboxItem {
  const payload = { id: nanoid(), questionId, text: "", evidence: [] };
  const item = newItem("answer.submit", payload, { owner: "p", after: null, now, page: null });
  // only fields that every kind of item has are changed
  return { ...item, order, ...change } as OutboxItem;
}

describe("the outbox's queue", () => {
  test("O1 a lane waits for its head; another lane goes on", () => {
    const head = waiting("softmax", 1, { retryAt: now + 500 });
    const next = waiting("softmax", 2);
    const other = waiting("alexnet", 3);
    expect(claim([head, next, other], sender).found.item?.id).toBe(other.id);
    expect(claim([head, next], sender).found).toEqual({ item: null, waitMs: 500 });
  });

  test("O1 sending is counted before it happens", () => {
    const [claimed] = claim([waiting("softmax", 1)], sender).put;
    expect(claimed).toMatchObject({ tries: 1, holder: "tab", heldUntil: now + holdMs });
  });

  test("O5 an item held by another tab waits for the end of its hold, one's own from before a reload does not", () => {
    const held = { heldUntil: now + 1000, tries: 1 };
    expect(claim([waiting("softmax", 1, { ...held, holder: "other" })], sender).found.waitMs).toBe(1000);
    expect(claim([waiting("softmax", 1, { ...held, holder: "tab" })], sender).found.item).not.toBeNull();
  });

  test("O9 a clock that was set back holds nothing up", () => {
    const hour = 3_600_000;
    const stuck = waiting("softmax", 1, { holder: "other", heldUntil: now + hour, retryAt: now + hour });
    expect(claim([stuck], sender).found.item).not.toBeNull();
  });

  test("O1 retries come later each time, are bounded, and respect what the server asks for", () => {
    const delay = (tries: number, retryAfterMs?: number) => {
      const item = waiting("softmax", 1, { tries });
      const error = { code: "server-busy" as const, retryAfterMs };
      return postpone([item], item.id, { error, now, chance: 0.5 }).put[0].retryAt - now;
    };
    expect([1, 2, 3, 50].map((tries) => delay(tries))).toEqual([500, 1000, 2000, 15_000]);
    expect(delay(1, 5000)).toBe(5000);
    expect(delay(1, 1e9)).toBe(30_000);
  });

  test("O2 a connection that is back wakes everything but what was too fast", () => {
    const lost = waiting("a", 1, { retryAt: now + 9, error: { code: "connection-lost" } });
    const fast = waiting("b", 2, { retryAt: now + 9, error: { code: "rate-limited" } });
    expect(wake([lost, fast]).put.map(({ id }) => id)).toEqual([lost.id]);
  });

  test("KF5 of a draft that is refused and was typed on from, the newer one is left", () => {
    const draft = (order: number, after: string | null): OutboxItem => {
      const payload = { id: nanoid(), questionId: "softmax", text: "", baseVersion: 0 };
      const item = newItem("answer.draft", payload, { owner: "p", after, now, page: null });
      return { ...item, order, tries: 1 };
    };
    const older = draft(1, null);
    const newer = draft(2, older.id);
    const error = { code: "internal" as const };
    expect(refuse([older, newer], older.id, error)).toMatchObject({ put: [], remove: [1] });
    expect(refuse([older, draft(2, null)], older.id, error).put).toMatchObject([{ refused: true }]);
    expect(enqueue([{ ...older, refused: true }], { ...newer, order: 0 })).toMatchObject({
      ...{ put: [{ id: newer.id }], remove: [1] },
    });
  });

  test("KF5 a draft that takes another's place says that it was made from it: a page that was lost may have sent that", () => {
    const draft = (after: string | null, before: string[]): OutboxItem => {
      const payload = { id: nanoid(), questionId: "softmax", text: "", baseVersion: 0, after: before };
      return newItem("answer.draft", payload, { owner: "p", after, now, page: null });
    };
    const first = { ...draft(null, ["oldest"]), order: 1 };
    const [put] = enqueue([first], draft(first.id, [])).put;
    expect(put).toMatchObject({ order: 1, payload: { after: [first.id, "oldest"] } });
  });

  test("O1 the same id is taken in once", () => {
    const item = waiting("softmax", 1);
    expect(enqueue([item], item).put).toEqual([]);
    expect(acknowledge([item], "unknown", null).remove).toEqual([]);
  });
});
