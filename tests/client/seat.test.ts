import "fake-indexeddb/auto";
import fc from "fast-check";
import { nanoid } from "nanoid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { forgetOwner } from "@/lib/client/forget-owner";
import { isForgotten } from "@/lib/client/forgotten";
import { databaseStore } from "@/lib/client/outbox-database";
import { Remembered } from "@/lib/client/remembered";
import { Seat } from "@/lib/client/seat";
import { TestStorage } from "./storage";
import { patient } from "../patience";

let device: TestStorage;

beforeEach(() => {
  vi.stubGlobal("localStorage", (device = new TestStorage()));
  vi.stubGlobal("sessionStorage", new TestStorage());
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const nobody = { self: null, removed: false };
const removed = { self: null, removed: true };
const sits = (participantId: string) => ({ self: { participantId }, removed: false });

const store = () => databaseStore(Infinity);
const draftOf = (owner: string) =>
  new Remembered<string | null>({
    ...{ owner, key: `spiralroom.${owner}.softmax` },
    ...{ schema: z.string(), otherwise: null },
  });

/** A tab's end of a session with a clock, which goes through what the page does. */
class Page {
  readonly #code: string;
  #seat: Seat;
  time = 0;

  constructor(code: string) {
    this.#code = code;
    this.#seat = this.#fresh();
  }

  #fresh = () => new Seat(this.#code, () => this.time);

  reload(): void {
    this.#seat = this.#fresh();
  }

  ask(): void {
    this.#seat.ask();
  }

  /** @returns who has to be forgotten */
  see(view: Parameters<Seat["leaver"]>[0]): string | null {
    const leaver = this.#seat.leaver(view);
    if (leaver === null) this.#seat.note(view);
    return leaver;
  }

  async forget(owner: string, heard = true): Promise<void> {
    await this.#seat.empty(owner, [forgetOwner(owner, store)], heard);
  }

  /** The server cannot be told: what is here goes all the same. */
  async goUnheard(): Promise<void> {
    const owner = this.#seat.ask();
    this.#seat.goUnheard();
    if (owner !== null) await this.forget(owner, false);
  }

  get seat(): Seat {
    return this.#seat;
  }

  get taken(): boolean {
    return this.#seat.taken;
  }

  hear = (listener: () => void) => this.#seat.subscribe(listener);
}

describe("a seat", () => {
  test.each(["answered", "unanswered", "reloaded"])(
    "BR9 who asked goes when the server shows nobody: %s",
    async (how) => {
      const [page, ada] = [new Page(nanoid()), nanoid()];
      page.see(sits(ada));
      draftOf(ada).set("unsent");
      page.ask();
      // no answer came in time, and the server still showed her for a moment
      if (how !== "answered") expect(page.see(sits(ada))).toBeNull();
      if (how === "reloaded") page.reload();
      expect(page.see(nobody)).toBe(ada);
      await page.forget(ada);
      expect(page.see(nobody)).toBe(ada);
      page.reload();
      expect(page.see(nobody)).toBeNull();
      expect(draftOf(ada).get()).toBeNull();
      for (let at = 0; at < device.length; at++) expect(device.key(at)).not.toContain(ada);
    },
  );

  test("BR9 who was removed and reloads is forgotten once they ask, and the page knows when nothing is kept", async () => {
    const [page, ada] = [new Page(nanoid()), nanoid()];
    page.see(sits(ada));
    expect(page.see(removed)).toBeNull();
    page.reload();
    expect(page.see(removed)).toBeNull();
    expect(page.taken).toBe(true);
    page.ask();
    expect(page.see(removed)).toBe(ada);
    await page.forget(ada);
    page.reload();
    expect(page.see(removed)).toBeNull();
    expect(page.taken).toBe(false);
  });

  test("BR9 who did not ask is never forgotten, whatever the server shows and however often they reload", () => {
    const step = fc.constantFrom("nobody", "removed", "ada", "bo", "reload", "later");
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const page = new Page(nanoid());
        for (const now of steps) {
          if (now === "reload") page.reload();
          else if (now === "later") page.time += 60_000;
          else {
            const view = now === "nobody" ? nobody : now === "removed" ? removed : sits(now);
            expect(page.see(view)).toBeNull();
          }
        }
      }),
    );
  });

  test("BR9 a wish that the server did not hear lapses once it shows that they stayed", () => {
    const [page, ada] = [new Page(nanoid()), nanoid()];
    page.see(sits(ada));
    page.ask();
    page.time = 31_000;
    expect(page.see(sits(ada))).toBeNull();
    // her sign-in expires an hour later: what she wrote since waits for her
    expect(page.see(nobody)).toBeNull();
  });

  test("BR9 who asked while the server could not be told is gone from here at once, and let go as soon as it shows them", async () => {
    const [page, ada, bo] = [new Page(nanoid()), nanoid(), nanoid()];
    page.see(sits(ada));
    draftOf(ada).set("unsent");
    await page.goUnheard();
    expect(draftOf(ada).get()).toBeNull();
    page.reload();
    // the next lesson
    page.time = 86_400_000;
    expect(page.see(sits(ada))).toBeNull();
    expect(page.seat.insists(sits(ada))).toBe(true);
    expect(isForgotten(ada)).toBe(true);
    expect(page.see(nobody)).toBe(ada);
    await page.forget(ada);
    page.reload();
    expect(page.see(nobody)).toBeNull();
    expect(page.see(sits(bo))).toBeNull();
    expect(page.seat.insists(sits(bo))).toBe(false);
  });

  test("BR10 a tab that shows them still hears that they were forgotten, and lets nobody store for them", async () => {
    const [code, ada, bo] = [nanoid(), nanoid(), nanoid()];
    const [page, other] = [new Page(code), new Page(code)];
    for (const one of [page, other]) one.see(sits(ada));
    const heard = vi.fn();
    const stop = other.hear(heard);
    page.ask();
    page.see(nobody);
    await page.forget(ada);
    await vi.waitFor(() => expect(heard).toHaveBeenCalled(), patient);
    stop();
    expect(other.see(sits(ada))).toBe(ada);
    expect(draftOf(ada).set("typed there")).toBe(false);
    expect(draftOf(ada).get()).toBeNull();
    // the next person's seat is not taken away by a tab that comes late
    page.reload();
    page.see(sits(bo));
    await other.forget(ada);
    page.ask();
    expect(page.see(nobody)).toBe(bo);
  });

  test("BR10 who comes back with their code is stored for again", async () => {
    const [page, ada] = [new Page(nanoid()), nanoid()];
    page.see(sits(ada));
    await page.forget(ada);
    expect(isForgotten(ada)).toBe(true);
    page.reload();
    expect(page.see(sits(ada))).toBeNull();
    expect(draftOf(ada).set("again")).toBe(true);
    expect(draftOf(ada).get()).toBe("again");
  });

  test("BR11 forgetting that never ends does not keep the next person waiting", async () => {
    vi.useFakeTimers();
    const seat = new Seat(nanoid());
    seat.note(sits("ada"));
    seat.ask();
    const emptied = vi.fn();
    void seat.empty("ada", [new Promise(() => {}), Promise.reject(new Error("broken"))]).then(emptied);
    await vi.advanceTimersByTimeAsync(3_900);
    expect(emptied).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(100);
    expect(emptied).toHaveBeenCalled();
  });
});
