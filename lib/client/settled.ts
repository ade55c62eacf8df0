/** What was settled while the outbox's database did not answer: it may still lie there, and must not be sent again. */
import * as z from "@/lib/contract/zod";
import { asJson, Remembered } from "./remembered";

/** More than anybody sends while a database is away. */
const most = 500;

/** Ids of the owner's settled items, oldest first. */
const settledOf = (owner: string) =>
  new Remembered<readonly string[]>({
    ...{ owner, key: `spiralroom.${owner}.settled` },
    schema: asJson(z.array(z.string())),
    otherwise: [],
  });

/** Notes items that are settled. */
export function noteSettled(owner: string, ids: readonly string[]): void {
  const settled = settledOf(owner);
  settled.set([...settled.get(), ...ids].slice(-most));
}

/** Ids that were noted. */
export const settledBefore = (owner: string): readonly string[] => settledOf(owner).get();

/** The database has let go of them. */
export const forgetSettled = (owner: string): void => settledOf(owner).forget();
