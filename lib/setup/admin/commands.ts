/** The administrator's commands on accounts; what they ask and say goes through a desk, so that they need no terminal. */
import { accountContents, closeAccount } from "@/lib/db/closing";
import { findByEmail, type Instructor } from "@/lib/db/instructors";
import { createServersInvitation } from "@/lib/db/invitations";
import {
  disableAccount,
  enableAccount,
  isSession,
  listAccounts,
  ownedSessions,
  transferSessions,
} from "@/lib/db/administration";
import { databaseNow } from "@/lib/db/clock";
import { findPeople, peopleById, peopleListed, type FoundPerson } from "@/lib/db/people";
import { sweep } from "@/lib/db/retention";
import { createPasswordLink } from "@/lib/db/password-links";
import { recordedActs, storeActs } from "@/lib/db/acts";
import type { AccountAct } from "@/lib/contract/acts";
import { erasePerson } from "@/lib/server/erasing";
import { table } from "./table";
import type { AdminWords } from "./words";

/** Where a command is given. */
export interface Desk {
  words: AdminWords;
  say: (line: string) => void;
  /** Whether to go on with what was said to be lost. */
  confirmed: () => Promise<boolean>;
  /** the server's own; null: work is kept where its session says nothing else */
  keepDays: number | null;
  options: { session?: string; since?: string };
  /** nobody said what links begin with: this machine's own address stands for it */
  guessed: boolean;
  /** what links begin with, without a slash at the end */
  origin: () => Promise<string>;
}

/** It was refused, with a sentence for who gave it. */
export class Refused extends Error {}

/** It was called with too few, too many or other words: it has no sentence but how it is called. */
export class CalledWrongly extends Error {}

export type Command = (desk: Desk, args: readonly string[]) => Promise<void>;

const invitationMs = 14 * 24 * 3_600_000;

async function accountOf({ words }: Desk, email: string): Promise<Instructor> {
  const account = await findByEmail(email);
  if (!account) throw new Refused(words.noAccount(email));
  return account;
}

/** Writes down what was done with an account. */
const noteAct = (what: AccountAct, target: string): Promise<void> =>
  storeActs([{ sessionId: null, actorId: null, actorName: "", what, target, at: Date.now() }]);

/** @param least how many words follow the command at least */
const counted =
  (least: number, most: number, command: Command): Command =>
  async (desk, args) => {
    if (args.length < least || args.length > most) throw new CalledWrongly();
    return command(desk, args);
  };

const list: Command = async ({ words, say }) => {
  const accounts = await listAccounts();
  if (accounts.length === 0) return say(words.noAccounts);
  const { listed } = words;
  const rows = accounts.map(({ email, name, ways, sessions, seenAt, disabledAt }) => [
    ...[email, name, ways.map((way) => (way === "password" ? listed.password : way)).join(", ")],
    ...[String(sessions), seenAt?.toISOString().slice(0, 10) ?? listed.never],
    disabledAt ? listed.disabled : "",
  ]);
  table([[listed.email, listed.name, listed.ways, listed.sessions, listed.seen, ""], ...rows]).forEach(say);
};

async function sayLink({ words, say, guessed, origin }: Desk, path: string): Promise<void> {
  say(`  ${await origin()}${path}`);
  if (guessed) say(words.linkHint);
}

const invite: Command = async (desk, [note = ""]) => {
  const token = await createServersInvitation(new Date(Date.now() + invitationMs), note.slice(0, 80));
  await noteAct("account-invited", "");
  desk.say(desk.words.invited);
  await sayLink(desk, `/invite/${token}`);
};

const linkToPassword: Command = async (desk, [email]) => {
  const { id, email: address, disabledAt } = await accountOf(desk, email);
  if (disabledAt) throw new Refused(desk.words.isDisabled(address));
  const token = await createPasswordLink(id);
  await noteAct("account-reset-link", id);
  desk.say(desk.words.resetLink(address));
  await sayLink(desk, `/reset/${token}`);
};

const disable: Command = async (desk, [email]) => {
  const account = await accountOf(desk, email);
  await disableAccount(account.email);
  await noteAct("account-disabled", account.id);
  desk.say(desk.words.disabled(account.email));
};

const enable: Command = async (desk, [email]) => {
  const account = await accountOf(desk, email);
  await enableAccount(account.email);
  await noteAct("account-enabled", account.id);
  desk.say(desk.words.enabled(account.email));
};

/** @throws Refused when whoever was asked does not go on */
async function confirm({ words, confirmed }: Desk): Promise<void> {
  if (!(await confirmed())) throw new Refused(words.declined);
}

const transfer: Command = async (desk, [from, to, session]) => {
  const { words, say } = desk;
  const [giver, taker] = [await accountOf(desk, from), await accountOf(desk, to)];
  if (giver.id === taker.id) throw new Refused(words.sameAccount);
  if (taker.disabledAt) throw new Refused(words.isDisabled(taker.email));
  const owned = await ownedSessions(giver.id, session ?? null);
  if (owned.length === 0) throw new Refused(words.nothingToTransfer);
  say(words.transferAsk(giver.email, taker.email, owned.length));
  for (const { code, title } of owned) say(`  ${code}  ${title}`);
  await confirm(desk);
  const moved = await transferSessions(giver.id, taker.id, session ?? null);
  await noteAct("account-transferred", `${giver.id} ${taker.id}`);
  say(words.transferred(moved.length));
};

const remove: Command = async (desk, [email]) => {
  const { words, say } = desk;
  const account = await accountOf(desk, email);
  const contents = await accountContents(account.id);
  say(words.deleteAsk(account.email, { ...contents, sessions: contents.sessions.length }));
  for (const { title, live } of contents.sessions) say(`  ${title}${live ? ` (${words.live})` : ""}`);
  if (contents.last) say(words.lastAccount);
  await confirm(desk);
  await closeAccount(account.id);
  await noteAct("account-deleted", account.id);
  say(words.deleted(account.email));
};

/** A line for a spreadsheet: what would be a formula or a new cell in it is neither. */
const cell = (text: string): string => `"${text.replaceAll('"', '""').replace(/^[-=+@]/, "'$&")}"`;

const audit: Command = async ({ words, say, options }) => {
  const since = new Date(options.since ?? 0);
  if (Number.isNaN(since.getTime())) throw new CalledWrongly(words.noDate(options.since ?? ""));
  const { session } = options;
  if (session !== undefined && !(await isSession(session))) throw new Refused(words.noSession(session));
  say("time,session,actor,actor_id,act,target");
  for await (const { at, session: of, actor, actorId, what, target } of recordedActs(session ?? null, since))
    say([at.toISOString(), of ?? "", actor, actorId ?? "", what, target ?? ""].map(cell).join(","));
};

/** A line for the terminal: nobody's name begins another, or colours it. */
const plain = (text: string): string => text.replace(/\p{C}/gu, "");

function sayPeople({ words: { people }, say }: Desk, found: readonly FoundPerson[]): void {
  const rows = found.map(({ id, name, studentNumber, joinedAt, session }) => [
    ...[id, plain(name), plain(studentNumber ?? ""), joinedAt.toISOString().slice(0, 10)],
    ...[session.code, session.instructor.email, plain(session.title)],
  ]);
  const { id, name, number, joined, session, owner, title } = people.listed;
  table([[id, name, number, joined, session, owner, title], ...rows]).forEach(say);
}

const find: Command = async (desk, [who]) => {
  const { people } = desk.words;
  if (who.trim() === "") throw new CalledWrongly();
  const found = await findPeople(who.trim());
  if (found.length === 0) throw new Refused(people.nobody(who));
  sayPeople(desk, found.slice(0, peopleListed));
  if (found.length > peopleListed) desk.say(people.more(peopleListed));
};

const erase: Command = async (desk, ids) => {
  const { people } = desk.words;
  const found = await peopleById(ids);
  const strange = ids.find((id) => !found.some((one) => one.id === id));
  if (strange !== undefined) throw new Refused(people.noPerson(strange));
  sayPeople(desk, found);
  desk.say(people.eraseAsk(found.length));
  await confirm(desk);
  const erased: boolean[] = [];
  for (const one of found) erased.push(await erasePerson(one));
  desk.say(people.erased(erased.filter(Boolean).length));
};

const sweepNow: Command = async ({ words, say, keepDays }) => {
  const { announced, erased, rows } = await sweep(keepDays, await databaseNow(), Infinity);
  say(words.swept(announced, erased, rows));
};

/** By the word that they are called by. */
export const commands: Readonly<Record<string, Command>> = {
  list: counted(0, 0, list),
  invite: counted(0, 1, invite),
  "reset-password-link": counted(1, 1, linkToPassword),
  disable: counted(1, 1, disable),
  enable: counted(1, 1, enable),
  transfer: counted(2, 3, transfer),
  delete: counted(1, 1, remove),
  audit: counted(0, 0, audit),
  find: counted(1, 1, find),
  erase: counted(1, 50, erase),
  sweep: counted(0, 0, sweepNow),
};
