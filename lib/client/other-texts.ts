/** Texts that other devices or tabs wrote into one answer: each is offered until its writer has looked at it. */
import type { AnswerState } from "@/lib/contract/views";
import * as z from "@/lib/contract/zod";
import { asJson, Remembered } from "./remembered";

/** Of what the server holds, what a draft is compared with. */
export type Told = Pick<
  AnswerState,
  "questionId" | "draft" | "draftVersion" | "draftId" | "draftReplaced" | "draftsReplaced"
>;

/** More than anybody looks through; the server has them all. */
const most = 20;

const listSchema = asJson(z.array(z.string()));
/** The version before kept one text, as it is. */
const textsSchema = z.codec(z.string().min(1), z.array(z.string()), {
  decode: (text) => {
    const list = listSchema.safeDecode(text);
    return list.success ? list.data : [text];
  },
  encode: (texts) => listSchema.encode(texts),
});

const none: readonly string[] = [];
const textsKept = (key: string, owner: string): Remembered<readonly string[]> =>
  new Remembered<readonly string[]>({ owner, key, schema: textsSchema, otherwise: none });

const isBlank = (text: string): boolean => text.trim() === "";

/** Of one question, the latest first. */
export class OtherTexts {
  readonly #offered: Remembered<readonly string[]>;
  /** they are not wanted any longer: the server goes on telling of them */
  readonly #refused: Remembered<readonly string[]>;

  constructor(owner: string, questionId: string) {
    this.#offered = textsKept(`spiralroom.${owner}.offered.${questionId}`, owner);
    this.#refused = textsKept(`spiralroom.${owner}.refused.${questionId}`, owner);
  }

  get(): readonly string[] {
    return this.#offered.get();
  }

  /** What the server tells of that was not looked at here. */
  untold({ draft, draftReplaced, draftsReplaced = [] }: Partial<Told> = {}): string[] {
    const told = [...(draftReplaced === undefined ? [] : [draftReplaced]), ...draftsReplaced];
    const refused = this.#refused.get();
    return told.filter((text) => !isBlank(text) && text !== draft && !refused.includes(text));
  }

  /** @param texts those that are offered from now on */
  set(texts: readonly string[]): void {
    if (texts.length === 0) this.#offered.forget();
    else this.#offered.set(texts.slice(0, most));
  }

  /** One was looked at, and is not to be offered again. */
  refuse(text: string): void {
    this.#refused.set([text, ...this.#refused.get().filter((one) => one !== text)].slice(0, most));
  }
}

/** Whether another text waits beside the draft of a question, whose editor may be open or not. */
export function hasOther(owner: string, questionId: string, server: AnswerState | undefined): boolean {
  const others = new OtherTexts(owner, questionId);
  return others.get().length > 0 || others.untold(server).length > 0;
}
