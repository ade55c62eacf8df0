/** One answer being written: kept with every key, sent within two seconds, never overwritten unasked. */
import { nanoid } from "nanoid";
import * as z from "@/lib/contract/zod";
import type { ReplyData } from "@/lib/contract/requests";
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
  questionId: string;
  outbox: Outbox;
}

type DraftItem = ItemOf<"answer.draft">;
/** Of what the server holds, what a draft is compared with. */
type Told = Pick<AnswerState, "questionId" | "draft" | "draftVersion" | "draftId" | "draftReplaced">;

const isDraftOf =
  (questionId: string) =>
  (item: OutboxItem): item is DraftItem & OutboxItem =>
    item.name === "answer.draft" && item.payload.questionId === questionId;

/** The text that is offered beside a draft, until its writer has looked at it. */
const offeredBeside = (owner: string, questionId: string) =>
  new Remembered<string | null>({
    ...{ owner, key: `spiralroom.${owner}.offered.${questionId}` },
    ...{ schema: z.string().min(1), otherwise: null },
  });

/** The text that was offered beside a draft and is not wanted any longer: the server goes on telling of it. */
const refusedBeside = (owner: string, questionId: string) =>
  new Remembered<string | null>({
    ...{ owner, key: `spiralroom.${owner}.refused.${questionId}` },
    ...{ schema: z.string().min(1), otherwise: null },
  });

/** What the server tells that nobody here has been offered. */
function untold(owner: string, server: Told | undefined): string | null {
  const { questionId, draft, draftReplaced = null } = server ?? {};
  if (questionId === undefined || draftReplaced === null || draftReplaced.trim() === "") return null;
  const isKnown = draftReplaced === draft || refusedBeside(owner, questionId).get() === draftReplaced;
  return isKnown ? null : draftReplaced;
}

/** Whether another text waits beside the draft of a question, whose editor may be open or not. */
export const hasOther = (owner: string, questionId: string, server: AnswerState | undefined): boolean =>
  (offeredBeside(owner, questionId).get() ?? untold(owner, server)) !== null;

/** Give it the server's part with `receive` first, and with each change after. Its outbox has been read. */
export class Draft implements Observable<DraftSnapshot> {
  readonly #options: Options;
  readonly #snapshot: Store<DraftSnapshot>;
  readonly #offered: Remembered<string | null>;
  #saved = "";
  /** the server's version that the text builds on */
  #base: number;
  /** the newest version heard of, null before the first word from the server */
  #seen: number | null = null;
  /** the newest draft of ours that was handed over, which the next is edited from */
  #head: string | null = null;
  /** the newest draft of ours */
  #last: string | null;
  /** what was typed here last; null before the first key */
  #typed: string | null = null;
  /** the server is not known to have the newest draft of ours */
  #waits: boolean;
  /** texts of ours that the server may tell of, and the ids that they were sent under */
  readonly #ours = new Set<string>();
  readonly #stopListening: readonly (() => void)[];

  constructor({ questionId, outbox }: Options) {
    this.#options = { questionId, outbox };
    const { items, typed } = outbox.get();
    // a refused one too: nobody's words go from where they were written because the server did not take them
    const drafts = [...items, ...typed].filter(isDraftOf(questionId));
    const pending = drafts.at(-1);
    this.#base = pending?.payload.baseVersion ?? 0;
    this.#last = pending?.id ?? null;
    this.#waits = pending !== undefined;
    // the server may have had one of them without this device having heard
    for (const { payload } of drafts)
      for (const known of [payload.text, payload.id, ...(payload.after ?? [])]) this.#ours.add(known);
    this.#offered = offeredBeside(outbox.owner, questionId);
    const other = this.#offered.get();
    this.#snapshot = new Store({ text: pending?.payload.text ?? "", state: "saved", other });
    this.#stopListening = [
      outbox.subscribe(() => this.#show({})),
      outbox.onAcknowledged((acknowledged) => {
        if (acknowledged.name !== "answer.draft" || acknowledged.item.payload.questionId !== questionId)
          return;
        this.#acknowledged(acknowledged.item, acknowledged.data);
      }),
    ];
  }

  get = (): DraftSnapshot => this.#snapshot.get();

  subscribe = (listener: () => void): (() => void) => this.#snapshot.subscribe(listener);

  /** Takes a new text. */
  type(text: string): void {
    const { questionId, outbox } = this.#options;
    if (!this.#isTyped()) this.#handedOver();
    const id = nanoid();
    this.#last = id;
    this.#typed = text;
    this.#waits = true;
    outbox.type("answer.draft", { id, questionId, text, baseVersion: this.#base }, { after: this.#head });
    this.#show({ text });
  }

  /** Tells what the server holds now, which may be another device's text. */
  receive(server: AnswerState | undefined): void {
    if (this.#seen === null) return this.#begin(server);
    if (server) this.#told(server);
  }

  #told(server: Told): void {
    const { draft, draftVersion, draftId, draftReplaced } = server;
    const seen = this.#seen ?? 0;
    if (draftVersion <= seen) return;
    this.#seen = draftVersion;
    const { text } = this.get();
    if (draft === text || this.#isOurs(draft, draftId)) {
      this.#base = Math.max(this.#base, draftVersion);
      this.#saved = draft;
      if (draft === text) this.#waits = false;
      else if (!this.#waits) return this.#stands(draft, draftId);
      return this.#show({});
    }
    if (this.#waits) return this.#show({ other: draft });
    this.#base = draftVersion;
    this.#saved = draft;
    // of what came between nothing is known: it may have taken the place of this text, too
    const between = draftVersion > seen + 1 && text === this.#typed && !draft.includes(text.trim());
    const replaced = text === draftReplaced || between ? text : untold(this.#options.outbox.owner, server);
    this.#show({ text: draft, ...(replaced === null ? {} : { other: replaced }) });
  }

  /** The server had the newest draft of ours, and now has a text that stood here before. */
  #stands(draft: string, draftId: string | null | undefined): void {
    const late = !!draftId && draftId !== this.#last && this.#ours.has(draftId);
    // an older one of ours came after it; otherwise somebody wrote it anew
    if (late) this.type(this.get().text);
    else this.#show({ text: draft });
  }

  #begin(server: AnswerState | undefined): void {
    const { draft = "", draftVersion = 0, draftId } = server ?? {};
    this.#seen = draftVersion;
    this.#saved = draft;
    if (this.#waits) {
      const foreign = draftVersion > this.#base && draft !== "" && !this.#isOurs(draft, draftId);
      return this.#show(foreign ? { other: draft } : {});
    }
    this.#base = draftVersion;
    const other = this.get().other ?? untold(this.#options.outbox.owner, server);
    this.#show({ text: draft, other });
  }

  /** The other device's text is wanted instead; what stood here is offered in its place. */
  takeOther(): void {
    const { text, other } = this.get();
    if (other === null) return;
    this.type(other);
    this.#show({ other: text.trim() === "" ? null : text });
  }

  /** The notice of the other device's text was read. */
  dismissOther(): void {
    const { other } = this.get();
    if (other !== null) refusedBeside(this.#options.outbox.owner, this.#options.questionId).set(other);
    this.#show({ other: null });
  }

  /** Stops listening; what was typed is stored without waiting for a pause. */
  close(): void {
    this.#options.outbox.flush();
    for (const stop of this.#stopListening) stop();
  }

  #acknowledged(item: DraftItem, { draftVersion, overwritten }: ReplyData<"answer.draft">): void {
    if (item.id !== this.#last && !this.#ours.has(item.payload.text))
      return this.#sentForAnother(item, { draftVersion, overwritten });
    this.#base = Math.max(this.#base, draftVersion);
    // a view may have told of a newer one before this answer came
    if (draftVersion >= (this.#seen ?? 0)) [this.#seen, this.#saved] = [draftVersion, item.payload.text];
    if (item.id === this.#last) this.#waits = false;
    const foreign = overwritten !== undefined && !this.#ours.has(overwritten);
    this.#show(foreign ? { other: overwritten } : {});
  }

  /** This page sends what other tabs wrote, too: nobody but this one hears of what stood there. */
  #sentForAnother(
    item: DraftItem,
    { draftVersion, overwritten }: Pick<ReplyData<"answer.draft">, "draftVersion" | "overwritten">,
  ): void {
    const { questionId, text: draft } = item.payload;
    this.#told({ questionId, draft, draftVersion, draftId: item.id });
    const { text } = this.get();
    // what stands here goes on from it
    const lives = this.#waits && overwritten !== undefined && this.#ours.has(overwritten);
    if (overwritten !== undefined && overwritten !== text && !lives) this.#show({ other: overwritten });
  }

  /** What is typed next is edited from the newest draft. */
  #handedOver(): void {
    this.#head = this.#last;
    if (this.#last !== null) this.#ours.add(this.get().text).add(this.#last);
  }

  #isOurs(draft: string, draftId: string | null | undefined): boolean {
    return this.#ours.has(draft) || (!!draftId && this.#ours.has(draftId));
  }

  /** The newest draft waits for a pause in the typing. */
  #isTyped(): boolean {
    return this.#options.outbox.get().typed.some(({ id }) => id === this.#last);
  }

  #show(change: Partial<DraftSnapshot>): void {
    const before = this.get();
    const next = { ...before, ...change };
    if (next.other === next.text) next.other = null;
    if (next.other === null && before.other !== null) this.#offered.forget();
    if (next.other !== null && next.other !== before.other) this.#offered.set(next.other);
    const state = next.text === this.#saved ? "saved" : this.#isTyped() ? "writing" : "sending";
    this.#snapshot.merge({ ...next, state });
  }
}
