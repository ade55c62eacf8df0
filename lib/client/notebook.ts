/** A notebook, or the code of the exercises, as this browser and the server keep it together. */
import { nanoid } from "nanoid";
import * as z from "@/lib/contract/zod";
import type { CopyKey, NotebookCells, NotebookKind } from "@/lib/contract/notebook";
import { notebookSaveSchema } from "@/lib/contract/notebook";
import type { Connection } from "./connection";
import {
  answered,
  asUnheard,
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
import { seenSchema, type Seen } from "./seen";
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
  seen: seenSchema.optional(),
});

/** What this browser keeps of one; its tabs share it, and are one device. */
const deviceNotebook = (owner: string, of: NotebookKind) =>
  new Remembered<DeviceNotebook>({
    ...{ owner, key: `spiralroom.${owner}.cells.${of}` },
    schema: asJson(deviceSchema),
    otherwise: blankNotebook,
  });

/** More than wait for an answer, with those that took each other's place. */
const savesKept = 100;

interface Options {
  owner: string;
  of: NotebookKind;
  /** cells that this browser kept before it shared them */
  before: readonly NotebookCells[number][];
  outbox: Outbox;
  connection: Pick<Connection, "request" | "status">;
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
  /** it did not answer */
  #missed = false;
  /** the newest version that this tab was told of */
  #told = 0;
  /** the saves that this tab made last of what it showed, the newest last */
  #saves: readonly string[] = [];
  /** the save that the notebook tells of as the browser keeps it */
  #lies: string | null;

  constructor(options: Options) {
    const { owner, of, before, outbox, connection } = options;
    this.#options = options;
    this.#kept = deviceNotebook(owner, of);
    this.#lies = this.get().sent.id;
    if (this.get() === blankNotebook && before.length > 0) this.#kept.set(withCells(blankNotebook, before));
    const stopListening = [
      outbox.onAcknowledged((done) => {
        if (done.name !== "notebook.save" || (done.item.payload.of ?? "notebook") !== of) return;
        this.#told = Math.max(this.#told, done.data.version);
        const isOurs = this.#saves.includes(done.item.id);
        this.#kept.set(answered(this.get(), done.item.payload, done.data, isOurs));
        // the newest save's own answer may have come to a page that showed no cells
        if (this.#asked && !this.#isOnItsWay) void this.#ask();
      }),
      // another tab that wrote at the same moment has put what it knew into the place of what this one was told
      this.#kept.subscribe(() => this.#asked && this.hear(this.#told)),
      connection.status.subscribe(
        () => this.#missed && connection.status.get().state === "online" && void this.#ask(),
      ),
    ];
    this.#stop = () => stopListening.forEach((stop) => stop());
  }

  get = (): DeviceNotebook => this.#kept.get();

  subscribe = (listener: () => void): (() => void) => this.#kept.subscribe(listener);

  /**
   * Takes the page's cells, with all that this tab wrote before in them: kept at once, sent after a pause.
   * @param given as they were before; what every device is given is nobody's change
   * @param seen whose writings lie behind them
   * @returns false when the browser does not keep them
   */
  write(
    cells: NotebookCells,
    { given = [], seen }: { given?: readonly NotebookCells[number][]; seen?: Seen } = {},
  ): boolean {
    const note = this.get() === blankNotebook ? givenNotebook(given) : this.get();
    const written = this.#written;
    const before = written === note.sent.id ? null : written;
    return this.#hand({ ...withCells(note, cells), seen }, before);
  }

  /** A copy was looked at and is not wanted any longer. */
  choose(copy: CopyKey): void {
    this.#hand(withChosen(this.get(), copy));
  }

  /** Which version the server has: what it has is asked for when that is newer than is known here, or older than it was. */
  hear(version: number): void {
    const isBack = version < this.#told;
    this.#told = Math.max(this.#told, version);
    if (this.#asked && !isBack && version <= this.get().known.version) return;
    void this.#ask();
  }

  close(): void {
    this.#options.outbox.flush();
    this.#stop();
  }

  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    const { sent: newestSave, known } = this.get();
    const sent = newestSave.id ?? undefined;
    const told = this.#told;
    const reply = await this.#options.connection.request("notebook.load", { of: this.#options.of, sent });
    this.#asking = false;
    this.#missed = !reply.ok;
    if (!reply.ok) return;
    this.#asked = true;
    const { notebook, taken = false } = reply.data;
    const version = notebook?.version ?? 0;
    if (this.#told === told) this.#told = version;
    // it had all of that before it was asked: a backup was put back
    if (version < known.version) return void this.#hand(asUnheard(this.get()));
    // its answer may have come to another tab, or to a page that showed no cells
    const newest = taken && this.get().sent.id === sent;
    if (notebook) this.#kept.set(heard(this.get(), { ...notebook, taken: newest, settled: null }));
    // what this browser kept before it shared anything, and what was refused
    if (isUnsent(this.get()) && !this.#isWrittenOver) this.#hand(this.get());
  }

  get #written(): string | null {
    return this.#saves.at(-1) ?? null;
  }

  /** Another tab has put its cells into the place of what is being typed here: whoever shows the cells puts both together. */
  get #isWrittenOver(): boolean {
    return this.#isTyped(this.#written) && this.get().sent.id !== this.#written;
  }

  /** Whether the newest save waits here, where it is not known to have arrived. */
  get #isOnItsWay(): boolean {
    const { id, texts } = this.get().sent;
    const { items, typed } = this.#options.outbox.get();
    return Object.keys(texts).length === 0 || [...items, ...typed].some((item) => item.id === id);
  }

  #isTyped(id: string | null): boolean {
    return this.#options.outbox.get().typed.some((item) => item.id === id);
  }

  #hand(note: DeviceNotebook, before: string | null = null): boolean {
    const { of, outbox, onTooLarge } = this.#options;
    const replaces = this.#isTyped(note.sent.id);
    const { save, note: next } = saveOf(note, { id: nanoid(), of, replaces });
    if (!notebookSaveSchema.safeParse(save).success) {
      onTooLarge();
      return this.#kept.set(note);
    }
    const kept = this.#kept.set(next);
    // what still lies in the browser is older than this save, and whoever reads it asks by its id
    const from = [before, kept ? null : this.#lies].flatMap((id) =>
      id === null || id === save.after ? [] : [id],
    );
    this.#saves = [...this.#saves.slice(1 - savesKept), save.id];
    if (kept) this.#lies = save.id;
    const sent = from.length > 0 ? { ...save, before: from } : save;
    outbox.type("notebook.save", sent, { after: next.sent.handed });
    return kept;
  }
}
