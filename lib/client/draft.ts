/** One answer being written: kept locally with every key, sent within two seconds, never overwritten unasked. */
import { nanoid } from "nanoid";
import * as z from "@/lib/contract/zod";
import type { AnswerState } from "@/lib/contract/views";
import type { Outbox } from "./outbox";
import type { ItemOf, OutboxItem } from "./outbox-item";
import { Remembered } from "./remembered";
import { Store, type Observable } from "./store";

/** A draft as the page shows it. */
export interface DraftSnapshot {
  text: string;
  /** writing: on this device only; sending: on its way; saved: the server has exactly this text */
  state: "writing" | "sending" | "saved";
  /** what another device wrote meanwhile; the server keeps it as a revision */
  other: string | null;
}

interface Options {
  owner: string;
  questionId: string;
  outbox: Outbox;
}

/** After the last key, and at the latest after the first unsent one. */
const pauseMs = 500;
const longestMs = 1_200;

type DraftItem = ItemOf<"answer.draft">;

const isDraftOf =
  (questionId: string) =>
  (item: OutboxItem): item is DraftItem & OutboxItem =>
    item.name === "answer.draft" && item.payload.questionId === questionId && !item.refused;

const typedText = (owner: string, questionId: string) =>
  new Remembered<string | null>({
    ...{ owner, key: `spiralroom.${owner}.${questionId}` },
    schema: z.string(),
    otherwise: null,
  });

/** Give it the server's part with `receive` first, and with each change after. */
export class Draft implements Observable<DraftSnapshot> {
  #options: Options;
  #snapshot: Store<DraftSnapshot>;
  /** what was typed and is not yet in the outbox, null when there is nothing */
  #typed: Remembered<string | null>;
  /** the text last handed to the outbox, or read from the server */
  #handed: string;
  #saved: string;
  /** the server's version that the text builds on */
  #base: number;
  /** the newest version heard of, null before the first word from the server */
  #seen: number | null = null;
  /** the newest draft of ours in the outbox */
  #head: string | null;
  #ours = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #firstKey = 0;
  #stop: () => void;

  constructor(options: Options) {
    const { owner, questionId, outbox } = options;
    this.#options = options;
    const pending = outbox.get().items.filter(isDraftOf(questionId)).at(-1);
    this.#saved = "";
    this.#handed = pending?.payload.text ?? "";
    this.#base = pending?.payload.baseVersion ?? 0;
    this.#head = pending?.id ?? null;
    if (pending) this.#ours.add(pending.payload.text);
    this.#typed = typedText(owner, questionId);
    this.#snapshot = new Store({ text: this.#typed.get() ?? this.#handed, state: "saved", other: null });
    this.#stop = outbox.onAcknowledged((acknowledged) => {
      if (acknowledged.name !== "answer.draft" || acknowledged.item.payload.questionId !== questionId) return;
      this.#acknowledged(acknowledged.item, acknowledged.data);
    });
  }

  get = (): DraftSnapshot => this.#snapshot.get();

  subscribe = (listener: () => void): (() => void) => this.#snapshot.subscribe(listener);

  /** Takes a new text: stored at once, sent after a pause. */
  type(text: string): void {
    this.#typed.set(text);
    this.#firstKey ||= Date.now();
    clearTimeout(this.#timer);
    const left = Math.max(0, this.#firstKey + longestMs - Date.now());
    this.#timer = setTimeout(() => this.flush(), Math.min(pauseMs, left));
    this.#show({ text });
  }

  /** Hands the text to the outbox now; it may be called at any time. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#firstKey = 0;
    const { questionId, outbox } = this.#options;
    const { text } = this.get();
    if (text === this.#handed) return this.#typed.forget();
    const [after, id] = [this.#head, nanoid()];
    this.#handed = text;
    this.#head = id;
    this.#ours.add(text);
    void outbox
      .add("answer.draft", { id, questionId, text, baseVersion: this.#base }, { after })
      .then(() => this.get().text === text && this.#typed.forget());
    this.#show({});
  }

  /** Tells what the server holds now, which may be another device's text. */
  receive(server: AnswerState | undefined): void {
    if (this.#seen === null) return this.#begin(server);
    if (!server || server.draftVersion <= this.#seen) return;
    this.#seen = server.draftVersion;
    const { text } = this.get();
    if (server.draft === text || this.#ours.has(server.draft)) {
      this.#base = Math.max(this.#base, server.draftVersion);
      this.#saved = server.draft;
      if (server.draft === text) this.#handed = text;
      return this.#show({});
    }
    if (text !== this.#handed || this.#handed !== this.#saved) return this.#show({ other: server.draft });
    this.#base = server.draftVersion;
    this.#saved = this.#handed = server.draft;
    this.#show({ text: server.draft });
  }

  #begin(server: AnswerState | undefined): void {
    const { draft = "", draftVersion = 0 } = server ?? {};
    this.#seen = draftVersion;
    this.#saved = draft;
    if (this.#head) {
      const foreign = draftVersion > this.#base && draft !== "" && !this.#ours.has(draft);
      this.#show({ other: foreign ? draft : null });
    } else {
      this.#handed = draft;
      this.#base = draftVersion;
      this.#show({ text: this.#typed.get() ?? draft });
    }
    this.flush();
  }

  /** The notice of the other device's text was read. */
  dismissOther(): void {
    this.#show({ other: null });
  }

  /** Stops listening; what was typed is handed over first. */
  close(): void {
    this.flush();
    this.#stop();
  }

  #acknowledged(item: DraftItem, { draftVersion }: { draftVersion: number }): void {
    this.#base = Math.max(this.#base, draftVersion);
    this.#seen = Math.max(this.#seen ?? 0, draftVersion);
    this.#saved = item.payload.text;
    this.#show({});
  }

  #show(change: Partial<DraftSnapshot>): void {
    const next = { ...this.get(), ...change };
    const state = next.text === this.#saved ? "saved" : next.text === this.#handed ? "sending" : "writing";
    this.#snapshot.merge({ ...next, state });
  }
}
