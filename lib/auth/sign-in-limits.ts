/**
 * How often one may try a password. Wrong tries are counted by account and by place, apart from each other; a device
 * that signed in to the account before has a count of its own and takes no notice of the others, so nobody's wrong
 * tries lock an owner out.
 */
import { createHash } from "node:crypto";
import { placeOf } from "./place";
import { Tries, type Patience, type TriesTold } from "./tries";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

const patience = {
  /** one account from one place that is not known to it */
  pair: { free: 5, firstWait: 5 * second, longestWait: 15 * minute, memory: hour },
  /** the same while the account is under attack from many places */
  pressed: { free: 1, firstWait: minute, longestWait: 15 * minute, memory: hour },
  /** all accounts from one place; a staff room shares one */
  place: { free: 40, firstWait: 5 * second, longestWait: 5 * minute, memory: 15 * minute },
  /** one account from everywhere: its tries are held up, not refused */
  account: { free: 20, firstWait: second, longestWait: 15 * second, memory: hour },
  /** a device that signed in to this account before, or whoever is signed in */
  known: { free: 10, firstWait: 5 * second, longestWait: 15 * minute, memory: hour },
  /** invitations that do not exist */
  invitation: { free: 30, firstWait: 5 * second, longestWait: 5 * minute, memory: 15 * minute },
} satisfies Record<string, Patience>;

/** Tries of one account that are held up at the same time, one of each place. */
const heldAtMost = 20;

type Counters = Record<keyof typeof patience, Tries> & { held: Map<string, Set<string>> };

function freshCounters(): Counters {
  const of = (name: keyof typeof patience) => new Tries(patience[name]);
  return {
    ...{ pair: of("pair"), pressed: of("pressed"), place: of("place"), account: of("account") },
    ...{ known: of("known"), invitation: of("invitation"), held: new Map() },
  };
}

/** Route modules may be loaded more than once in a process; the counters may not. */
const shared = globalThis as typeof globalThis & { spiralroomSignInTries?: Counters };
const counters = (): Counters => (shared.spiralroomSignInTries ??= freshCounters());

/** Wrong tries that were counted here since the last time, by counter. */
export function tellTries(): Record<string, TriesTold> {
  const { held: _, ...all } = counters();
  return Object.fromEntries(Object.entries(all).map(([name, tries]) => [name, tries.tell()]));
}

/** Counts wrong tries of another process. */
export function hearTries(told: Readonly<Record<string, TriesTold>>, now: number): void {
  const { held: _, ...all } = counters();
  for (const [name, tries] of Object.entries(all)) tries.hear(told[name] ?? [], now);
}

/** Addresses are kept as hashes, so that no heap dump or error names them. */
const keyOf = (...parts: string[]): string =>
  createHash("sha256").update(parts.join("\n")).digest("base64url");

/** Nothing was judged; another try is taken after so many seconds. */
export class TooManyTries extends Error {
  constructor(readonly seconds: number) {
    super("too many wrong passwords");
  }
}

const refusalAfter = (ms: number): TooManyTries => new TooManyTries(Math.ceil(ms / second));

/** A try that counts as wrong until it says otherwise. */
export interface Try {
  /** whose turn its hash takes */
  share: string;
  right: () => void;
  /** it was not judged after all */
  takeBack: () => void;
}

/**
 * Counts a try on a device that signed in to the account before, or of somebody who is signed in.
 * @throws TooManyTries
 */
export function tryAsKnown(id: string, now = Date.now()): Try {
  const { known } = counters();
  const key = keyOf(id);
  const wait = known.wait(key, now);
  if (wait > 0) throw refusalAfter(wait);
  known.count(key, now);
  return { share: `known ${key}`, right: () => known.forget(key), takeBack: () => known.takeBack(key) };
}

/**
 * Holds a try of an account that is tried from everywhere, which bounds all of them together.
 * @returns its end
 * @throws TooManyTries when one of this place is held already, or too many are
 */
function holdUp(account: string, place: string, now: number): Promise<void> {
  const all = counters();
  const ms = all.account.spacing(account, now);
  if (ms === 0) return Promise.resolve();
  const held = all.held.get(account) ?? new Set<string>();
  if (held.has(place) || held.size >= heldAtMost) throw refusalAfter(ms);
  all.held.set(account, held.add(place));
  const release = (): void => {
    held.delete(place);
    if (held.size === 0) all.held.delete(account);
  };
  return new Promise<void>((resolve) => setTimeout(resolve, ms)).then(release);
}

/**
 * Counts a try from a device that the account does not know. While the account is tried from many places it is
 * held up for some seconds first.
 * @throws TooManyTries
 */
export async function tryAsStranger(email: string, address: string, now = Date.now()): Promise<Try> {
  const all = counters();
  const place = keyOf(placeOf(address));
  const account = keyOf("account", email);
  const both = keyOf("pair", email, place);
  const pair = all.account.spacing(account, now) > 0 ? all.pressed : all.pair;
  const wait = Math.max(pair.wait(both, now), all.place.wait(place, now));
  if (wait > 0) throw refusalAfter(wait);
  const held = holdUp(account, place, now);
  const counted = [
    ...[all.pair, all.pressed].map((tries) => ({ tries, key: both })),
    ...[
      { tries: all.place, key: place },
      { tries: all.account, key: account },
    ],
  ];
  for (const { tries, key } of counted) tries.count(key, now);
  await held;
  const takeBack = (): void => counted.forEach(({ tries, key }) => tries.takeBack(key));
  const right = (): void => {
    takeBack();
    all.pair.forget(both);
    all.pressed.forget(both);
  };
  return { share: place, takeBack, right };
}

/**
 * Counts an invitation that does not exist. Those that do are never held up by it.
 * @throws TooManyTries
 */
export function noSuchInvitation(address: string, now = Date.now()): void {
  const { invitation } = counters();
  const place = keyOf(placeOf(address));
  const wait = invitation.wait(place, now);
  if (wait > 0) throw refusalAfter(wait);
  invitation.count(place, now);
}

/** Judges a counted try in its turn; one that was not judged does not count. */
export async function judged<Value>(counted: Try, judge: (share: string) => Promise<Value>): Promise<Value> {
  try {
    return await judge(counted.share);
  } catch (error) {
    counted.takeBack();
    throw error;
  }
}
