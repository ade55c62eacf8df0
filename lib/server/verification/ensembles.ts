/** The ensembles of classes, scored in the pool while the finale is being told: the reveal finds them done. */
import { setTimeout as pause } from "node:timers/promises";
import type { EnsembleScore } from "@/lib/contract/ensemble";
import { storedNetworks } from "@/lib/db/stored-networks";
import type { StoredSession } from "@/lib/db/session-state";
import { ensembleOf } from "@/lib/live/ensemble";
import type { Entry } from "@/lib/live/state";
import type { Log } from "../log";
import type { Verification } from "./pool";
import type { Votes } from "./vote";

type Session = Pick<StoredSession, "state" | "secret">;

/** Networks read and averaged at a time, between which runs have their turn. */
const together = 16;
/** The reveal waits no longer: then it goes without. */
const patienceMs = 5_000;
/** classes whose score is kept for the reveal */
const kept = 8;

interface Scored {
  /** whose networks */
  entries: string;
  score: Promise<EnsembleScore | null>;
}

export class Ensembles {
  readonly #verification: Verification;
  readonly #log: Log;
  readonly #bySession = new Map<string, Scored>();

  constructor({ verification, log }: { verification: Verification; log: Log }) {
    this.#verification = verification;
    this.#log = log;
  }

  /** Begins to score the networks that everybody stands with now, unless that is done or under way. */
  prepare(session: Session): Promise<EnsembleScore | null> {
    const { id } = session.state;
    const entries = ensembleOf(session.state);
    const key = entries.map((entry) => entry.id).join(" ");
    const known = this.#bySession.get(id);
    if (known?.entries === key) return known.score;
    const score = this.#score(session, entries).catch((error: unknown) => {
      this.#log.error("the ensemble was not scored", error, { session: id });
      this.#bySession.delete(id);
      return null;
    });
    this.#bySession.set(id, { entries: key, score });
    const [oldest] = this.#bySession.keys();
    if (this.#bySession.size > kept) this.#bySession.delete(oldest);
    return score;
  }

  /** The same, waited for as long as a hall waits; null when it takes longer. */
  async scored(session: Session): Promise<EnsembleScore | null> {
    const enough = new AbortController();
    const score = await Promise.race([
      this.prepare(session),
      pause(patienceMs, null, { signal: enough.signal }).catch(() => null),
    ]);
    enough.abort();
    return score;
  }

  async #score({ state, secret }: Session, entries: readonly Entry[]): Promise<EnsembleScore | null> {
    const { id: sessionId, dataset } = state;
    let votes: Votes | null = null;
    for (let from = 0; from < entries.length; from += together) {
      const networks = await storedNetworks(entries.slice(from, from + together));
      votes = await this.#verification.vote({ sessionId, dataset, secret, networks, before: votes });
    }
    if (!votes) return null;
    const { networks, publicCorrect, privateCorrect, of } = votes;
    return { networks, publicCorrect, privateCorrect, of };
  }
}
