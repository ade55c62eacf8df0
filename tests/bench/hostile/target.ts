// What an attacker aims at, and how one becomes somebody there the way everybody does: by loading the page.
import { setTimeout as pause } from "node:timers/promises";
import { connect, type Client } from "../../server/client";
import { deviceOfPage } from "../../server/device-of-page";

export interface Target {
  url: string;
  port: number;
  /** of the class that works meanwhile */
  code: string;
  /** of a session whose board and late work are at their bounds */
  fullCode: string;
  /** of an empty session */
  spareCode: string;
  /** a number that no other attack has */
  attack: number;
}

/** An attack: it goes on until the signal, and says how often it was answered how. */
export type Attack = (target: Target, until: AbortSignal) => Promise<Tally>;

/** How often it was answered how. */
export class Tally {
  readonly counts: Record<string, number> = {};

  add(answer: string): void {
    this.counts[answer] = (this.counts[answer] ?? 0) + 1;
  }
}

const sentence = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 60);

/** Does `task` so many times a second, without waiting for its end, and tallies what it returns or throws. */
export async function repeat(
  perSecond: number,
  until: AbortSignal,
  task: (index: number) => Promise<string>,
  atOnce = Infinity,
): Promise<Tally> {
  const tally = new Tally();
  let running = 0;
  const began = performance.now();
  for (let index = 0; !until.aborted; index++) {
    const due = began + (index * 1000) / perSecond;
    if (due > performance.now()) await pause(due - performance.now());
    while (running >= atOnce && !until.aborted) await pause(2);
    if (until.aborted) break;
    running++;
    task(index)
      .catch(sentence)
      .then((answer) => (running--, tally.add(answer)));
  }
  return tally;
}

/** A participant of the class who means no good, joined as everybody joins. */
export async function enemy(target: Target, code = target.code): Promise<Client> {
  const client = await connect(target.url, { role: "student", code }, await deviceOfPage(target.url, code));
  // views are of no use to it
  client.socket.onAny(() => void (client.events.length = 0));
  for (let tries = 0; ; tries++) {
    const reply = await client.send("participant.join", { name: `Enemy ${target.attack} ${tries}` });
    if (reply.ok) return client;
    if (tries > 20 || reply.error.retryAfterMs === undefined) throw new Error(reply.error.code);
    await pause(reply.error.retryAfterMs);
  }
}

/** Sends at a rate as a joined enemy, who comes back whenever the line ends; an answer is "taken" or the refusal's code. */
export async function floodAs(
  target: Target,
  until: AbortSignal,
  perSecond: number,
  message: (index: number) => [string, unknown],
  code = target.code,
): Promise<Tally> {
  let client = await enemy(target, code);
  let coming: Promise<Client> | null = null;
  const back = async (): Promise<Client> => {
    coming ??= connect(target.url, { role: "student", code }, client.cookie);
    client = await coming.finally(() => (coming = null));
    client.socket.onAny(() => void (client.events.length = 0));
    return client;
  };
  const tally = await repeat(perSecond, until, async (index) => {
    const at = client.socket.connected ? client : await back();
    const reply = await at.sendRaw(...message(index));
    return reply.ok ? "taken" : reply.error.code;
  });
  client.close();
  return tally;
}
