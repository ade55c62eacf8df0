/** A notebook, or the code of the exercises, as this browser and the server keep it together. */
import { nanoid } from "nanoid";
import * as z from "@/lib/contract/zod";
import type { CopyKey, NotebookCells, NotebookKind } from "@/lib/contract/notebook";
import { notebookSaveSchema } from "@/lib/contract/notebook";
import type { Connection } from "./connection";
import {
  answered,
  blankNotebook,
  givenNotebook,
  heard,
  isUnsent,
  saveOf,
  withCells,
  withChosen,
  type DeviceNotebook,
} from "./notebook-copy";
import type { Outbox } from "./outbox";
import { asJson, Remembered } from "./remembered";
import type { Observable } from "./store";

const cellsSchema = z.array(z.object({ id: z.string(), source: z.string() }));
const keySchema = z.object({ cellId: z.string(), version: z.number() });
const deviceSchema = z.object({
  cells: cellsSchema,
  known: z.object({ version: z.number(), cells: cellsSchema }),
  from: z.record(z.string(), z.number()),
  sent: z.object({
    ...{ id: z.string().nullable(), handed: z.string().nullable() },
    texts: z.record(z.string(), z.string()),
  }),
  copies: z.array(keySchema.extend({ source: z.string() })),
  chosen: z.array(keySchema),
});

/** What this browser keeps of one; its tabs share it, and are one device. */
const deviceNotebook = (owner: string, of: NotebookKind) =>
  new Remembered<DeviceNotebook>({
    ...{ owner, key: `spiralroom.${owner}.cells.${of}` },
    schema: asJson(deviceSchema),
    otherwise: blankNotebook,
  });

interface Options {
  owner: string;
  of: NotebookKind;
  /** cells that this browser kept before it shared them */
  before: NotebookCells;
  outbox: Outbox;
  connection: Pick<Connection, "request">;
  /** the cells are more than one save can carry */
  onTooLarge: () => void;
}

/** Give it the server's version with `hear`, first and with each change after. */
export class SharedNotebook implements Observable<DeviceNotebook> {
  readonly #options: Options;
  readonly #kept: Remembered<DeviceNotebook>;
  readonly #stop: () => void;
  /** the server has been asked, and has answered */
  #asked = false;
  #asking = false;

  constructor(options: Options) {
    const { owner, of, before, outbox } = options;
    this.#options = options;
    this.#kept = deviceNotebook(owner, of);
    if (this.get() === blankNotebook && before.length > 0) this.#kept.set(withCells(blankNotebook, before));
    this.#stop = outbox.onAcknowledged((done) => {
      if (done.name === "notebook.save" && (done.item.payload.of ?? "notebook") === of)
        this.#kept.set(answered(this.get(), done.item.payload, done.data));
    });
  }

  get = (): DeviceNotebook => this.#kept.get();

  subscribe = (listener: () => void): (() => void) => this.#kept.subscribe(listener);

  /**
   * Takes the page's cells: kept at once, sent after a pause.
   * @param given as they were before; what every device is given is nobody's change
   * @returns false when the browser does not keep them
   */
  write(cells: NotebookCells, given: readonly NotebookCells[number][] = []): boolean {
    const note = this.get() === blankNotebook ? givenNotebook(given) : this.get();
    return this.#hand(withCells(note, cells));
  }

  /** A copy was looked at and is not wanted any longer. */
  choose(copy: CopyKey): void {
    this.#hand(withChosen(this.get(), copy));
  }

  /** Which version the server has; a newer one than is known here is asked for. */
  hear(version: number): void {
    if (this.#asked && version <= this.get().known.version) return;
    if (!this.#asking) void this.#ask();
  }

  close(): void {
    this.#options.outbox.flush();
    this.#stop();
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    const sent = this.get().sent.id ?? undefined;
    const reply = await this.#options.connection.request("notebook.load", { of: this.#options.of, sent });
    this.#asking = false;
    if (!reply.ok) return;
    this.#asked = true;
    const { notebook, taken = false } = reply.data;
    // its answer may have come to another tab, or to a page that showed no cells
    const newest = taken && this.get().sent.id === sent;
    if (notebook) this.#kept.set(heard(this.get(), { ...notebook, taken: newest, settled: null }));
    // what this browser kept before it shared anything, and what was refused
    if (isUnsent(this.get())) this.#hand(this.get());
  }

  #hand(note: DeviceNotebook): boolean {
    const { of, outbox, onTooLarge } = this.#options;
    const replaces = outbox.get().typed.some(({ id }) => id === note.sent.id);
    const { save, note: next } = saveOf(note, { id: nanoid(), of, replaces });
    if (!notebookSaveSchema.safeParse(save).success) {
      onTooLarge();
      return this.#kept.set(note);
    }
    const kept = this.#kept.set(next);
    outbox.type("notebook.save", save, { after: next.sent.handed });
    return kept;
  }
}
