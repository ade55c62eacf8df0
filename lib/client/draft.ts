/** One answer being written: kept with every key, sent within two seconds, never overwritten unasked. */
import { nanoid } from "nanoid";
import type { ReplyData } from "@/lib/contract/requests";
import type { AnswerState } from "@/lib/contract/views";
import type { Outbox } from "./outbox";
import type { ItemOf, OutboxItem } from "./outbox-item";
import { OtherTexts, type Told } from "./other-texts";
import { Store, type Observable } from "./store";

/** A draft as the page shows it. */
export interface DraftSnapshot {
  text: string;
  /** writing: on this device only; sending: on its way; saved: the server has exactly this text */
  state: "writing" | "sending" | "saved";
  /** what other devices wrote meanwhile, the latest first; what gave way the server keeps as a revision */
  others: readonly string[];
}

interface Options {
  questionId: string;
  outbox: Outbox;
}

type DraftItem = ItemOf<"answer.draft">;
const isDraftOf =
  (questionId: string) =>
  (item: OutboxItem): item is DraftItem & OutboxItem =>
    item.name === "answer.draft" && item.payload.questionId === questionId;

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((text, at) => text === others[at]);

/** Give it the server's part with `receive` first, and with each change after. Its outbox has been read. */
export class Draft implements Observable<DraftSnapshot> {
  readonly #options: Options;
  readonly #snapshot: Store<DraftSnapshot>;
  readonly #others: OtherTexts;
  /** the text of another device that the server holds and that is offered meanwhile */
  #theirs: string | null = null;
  #saved = "";
  /** the server's version that the text builds on */
  #base: number;
  /** the newest version heard of, null before the first word from the server */
  #seen: number | null = null;
  /** what was told of it */
  #newest: Told | null = null;
  /** the newest draft of ours that was handed over, which the next is edited from */
  #head: string | null = null;
  /** the newest draft of ours */
  #last: string | null;
  /** what was typed here last; null before the first key */
  #typed: string | null = null;
  /** the server is not known to have the newest draft of ours */
  #waits: boolean;
  /** texts of others that were taken here: the server tells of them until it has what was made of them */
  readonly #taken = new Set<string>();
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
    this.#others = new OtherTexts(outbox.owner, questionId);
    const others = this.#others.get();
    this.#snapshot = new Store({ text: pending?.payload.text ?? "", state: "saved", others });
    this.#stopListening = [
      outbox.subscribe(() => this.#look()),
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
    if (!this.#isTyped()) this.#handedOver();
    this.#write(text);
  }

  #write(text: string): void {
    const { questionId, outbox } = this.#options;
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
    if ((server?.draftVersion ?? 0) < this.#seen) return this.#tellAgain(server);
    if (server) this.#told(server);
  }

  #told(server: Told): void {
    const { draft, draftVersion, draftId } = server;
    const seen = this.#seen ?? 0;
    // the answer to a save tells of what this one replaced, and not of what those before it did
    if (draftVersion === seen) return this.#offer(this.#others.untold(server).filter(this.#isForeign));
    if (draftVersion < seen) return;
    [this.#seen, this.#newest] = [draftVersion, server];
    const { text } = this.get();
    if (draft === text || this.#isOurs(draft, draftId)) {
      this.#base = Math.max(this.#base, draftVersion);
      this.#saved = draft;
      if (draft === text) this.#waits = false;
      else if (!this.#waits) return this.#stands(draft, draftId);
      return this.#show({});
    }
    if (this.#waits && this.#isHere)
      return this.#offerTheirs(draft, this.#others.untold(server).filter(this.#isForeign));
    this.#takeTheirs(server, draftVersion > seen + 1);
  }

  /** @param between something came between the text that stands here and this one, of which nothing is known */
  #takeTheirs(server: Told, between: boolean): void {
    const { draft, draftVersion, draftReplaced } = server;
    const { text } = this.get();
    // another tab may have settled this text, or made something of it; or it was let go of
    const unknown = this.#waits || (between && text === this.#typed);
    this.#waits = false;
    this.#base = draftVersion;
    this.#saved = draft;
    const own = text === draftReplaced || (unknown && !draft.includes(text.trim())) ? [text] : [];
    this.#offer([...own, ...this.#others.untold(server)], { text: draft });
  }

  /** A backup was put back, or a word comes late: a server that has exactly this text takes it once more without harm. */
  #tellAgain(server: Told | undefined): void {
    const { draft = "", draftVersion = 0, draftId } = server ?? {};
    [this.#seen, this.#newest, this.#saved] = [draftVersion, server ?? null, draft];
    const { text } = this.get();
    if (draft === "" || this.#isOurs(draft, draftId)) this.#base = draftVersion;
    if (this.#waits || draft === text) return this.#show({});
    this.#handedOver();
    // versions of before say nothing any longer
    this.#head = null;
    this.#write(text);
  }

  /** The server had the newest draft of ours before what it was heard to hold. */
  #giveWay(newest: Told): void {
    const { draft, draftVersion, draftReplaced, draftsReplaced = [] } = newest;
    const { text } = this.get();
    this.#base = draftVersion;
    this.#saved = draft;
    const own = [draftReplaced, ...draftsReplaced].includes(text) ? [text] : [];
    this.#offer(own, { text: draft });
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
      const untold = this.#others.untold(server).filter(this.#isForeign);
      return foreign ? this.#offerTheirs(draft, untold) : this.#offer(untold);
    }
    this.#base = draftVersion;
    this.#offer(this.#others.untold(server), { text: draft });
  }

  /** Another device's text is wanted instead; what stood here is offered in its place. */
  takeOther(other: string): void {
    const { text, others } = this.get();
    if (!others.includes(other)) return;
    this.#taken.add(other);
    this.type(other);
    if (text.trim() !== "") this.#offer([text]);
  }

  /** The notice of another device's text was read. */
  dismissOther(other: string): void {
    this.#others.refuse(other);
    this.#show({ others: this.get().others.filter((one) => one !== other) });
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
    this.#offerTheirs(null, overwritten !== undefined && !this.#ours.has(overwritten) ? [overwritten] : []);
    if (!this.#waits && this.#newest && draftVersion < this.#newest.draftVersion) this.#giveWay(this.#newest);
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
    if (overwritten !== undefined && overwritten !== text && !lives) this.#offer([overwritten]);
  }

  /** What is typed next is edited from the newest draft. */
  #handedOver(): void {
    this.#head = this.#last;
    if (this.#last !== null) this.#ours.add(this.get().text).add(this.#last);
  }

  #isOurs(draft: string, draftId: string | null | undefined): boolean {
    return this.#ours.has(draft) || (!!draftId && this.#ours.has(draftId));
  }

  /** Whether a text is neither one of ours nor one that was taken. */
  #isForeign = (text: string): boolean => !this.#ours.has(text) && !this.#taken.has(text);

  /** Texts that are offered beside those that are already. */
  #offer(more: readonly string[], change: Partial<DraftSnapshot> = {}): void {
    const { others } = this.get();
    this.#show({ ...change, others: [...new Set([...more, ...others])] });
  }

  /** What the server holds of another device is one text, however often that goes on; what gave way to it are others. */
  #offerTheirs(draft: string | null, replaced: readonly string[]): void {
    const { others } = this.get();
    const before = this.#theirs;
    this.#theirs = draft;
    const gone = before !== null && (draft !== null || replaced.length > 0);
    const left = gone ? others.filter((one) => one !== before) : others;
    this.#show({ others: [...new Set([...(draft === null ? [] : [draft]), ...replaced, ...left])] });
  }

  /** The outbox holds something else: another tab may have put a later text into the place of what waited. */
  #look(): void {
    const newest = this.#newest;
    const isOvertaken = this.#waits && newest && !this.#isHere && !this.#isOurs(newest.draft, newest.draftId);
    if (isOvertaken) this.#takeTheirs(newest, false);
    else this.#show({});
  }

  /** The newest draft waits in the outbox. */
  get #isHere(): boolean {
    const { items, typed } = this.#options.outbox.get();
    return [...items, ...typed].some(({ id }) => id === this.#last);
  }

  /** The newest draft waits for a pause in the typing. */
  #isTyped(): boolean {
    return this.#options.outbox.get().typed.some(({ id }) => id === this.#last);
  }

  #show(change: Partial<DraftSnapshot>): void {
    const before = this.get();
    const next = { ...before, ...change };
    const others = next.others.filter((one) => one !== next.text);
    if (isSame(others, before.others)) next.others = before.others;
    else this.#others.set((next.others = others));
    const state = next.text === this.#saved ? "saved" : this.#isTyped() ? "writing" : "sending";
    this.#snapshot.merge({ ...next, state });
  }
}
