/**
 * Marks that the server has not confirmed, written down in this browser with every key. Each page writes under keys of
 * its own, so that windows cannot write over each other.
 */
import { nanoid } from "nanoid";
import { browserStorage } from "@/lib/client/browser-storage";
import { asJson } from "@/lib/client/remembered";
import * as z from "@/lib/contract/zod";

const markFields = { rubric: z.array(z.string()), points: z.number().nullable(), comment: z.string() };
const keptSchema = z.object({
  sheet: z.object({ participantId: z.string(), itemId: z.string() }),
  mine: z.object(markFields),
  /** what it was changed from */
  base: z.object({ ...markFields, version: z.number() }),
  /** epoch milliseconds */
  at: z.number(),
});

const recordSchema = asJson(keptSchema);

/** A mark as this browser keeps it. */
export type KeptMark = Omit<z.infer<typeof keptSchema>, "at">;
export type Sheet = KeptMark["sheet"];

export const sheetKey = ({ participantId, itemId }: Sheet): string => `${participantId} ${itemId}`;

/** One session's marks in this browser's storage. */
export class KeptMarks {
  readonly #start: string;
  readonly #page = nanoid();
  /** keys of other pages when this one was opened; what they write later is theirs to send */
  #before: readonly string[] = [];

  constructor(sessionId: string) {
    this.#start = `spiralroom.${sessionId}.marks `;
  }

  /** Looks for what other pages wrote and nobody has confirmed. */
  open(): void {
    this.#before = browserStorage.device.keysNaming(this.#start).filter((key) => !key.includes(this.#page));
  }

  /** @returns false when the browser does not take it, so that this page alone has the mark */
  write({ sheet, mine, base }: KeptMark): boolean {
    return browserStorage.device.write(
      this.#keyOf(sheet),
      recordSchema.encode({ sheet, mine, base, at: Date.now() }),
    );
  }

  /** The server has the mark. */
  confirmed(sheet: Sheet): void {
    browserStorage.device.write(this.#keyOf(sheet), null);
  }

  /**
   * What was found and is still there, the oldest first. Of each sheet one is taken, and none while one of this page's
   * waits: they meet on the server. From then on it is this page's.
   */
  takeOver(): KeptMark[] {
    const { device } = browserStorage;
    const found = this.#before
      .flatMap((key) => {
        const text = device.read(key) ?? "";
        const read = recordSchema.safeDecode(text);
        return read.success ? [{ key, text, kept: read.data }] : [];
      })
      .sort((one, other) => one.kept.at - other.kept.at);
    return found.flatMap(({ key, text, kept }) => {
      if (device.read(this.#keyOf(kept.sheet)) !== null || !this.write(kept)) return [];
      // a page that lives may have gone on
      if (device.read(key) === text) device.write(key, null);
      return [kept];
    });
  }

  #keyOf(sheet: Sheet): string {
    return `${this.#start}${this.#page} ${sheetKey(sheet)}`;
  }
}
