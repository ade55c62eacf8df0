// A class that works as classes do, and notes how long it waited for what and what was refused.
import { setMaxListeners } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { nanoid } from "nanoid";
import { codeKeyOf } from "@/lib/content/answers/exercises/exercise-keys";
import { exercises } from "@/lib/content/exercises";
import { isCodeExercise } from "@/lib/content/exercises/exercise";
import { questionIds } from "@/lib/content/questions";
import type { RequestName } from "@/lib/contract/requests";
import { connect, type Client } from "../../server/client";
import { runOf, type TestClass } from "../../server/harness";
import { deviceOfPage } from "../../server/device-of-page";

/** What happened to the class in one stretch of time; times in ms. */
export class Account {
  /** requests that the server itself answers */
  readonly acknowledged: number[] = [];
  readonly checks: number[] = [];
  readonly newcomers: number[] = [];
  readonly refused: Record<string, number> = {};
  /** ids of runs, revisions and attempts that were acknowledged */
  readonly ids: string[] = [];

  refuse(what: string): void {
    this.refused[what] = (this.refused[what] ?? 0) + 1;
  }
}

const solved = exercises.filter(isCodeExercise).map((exercise) => ({
  exerciseId: exercise.id,
  source: codeKeyOf(exercise).solution,
}));

export class HonestClass {
  readonly #room: TestClass;
  readonly #url: string;
  #cookies: string[] = [];
  #students: Client[] = [];
  #round = 0;
  readonly #versions = new Map<string, number>();

  constructor(url: string, room: TestClass) {
    this.#url = url;
    this.#room = room;
  }

  /** Joins so many, as their browsers would. */
  async join(count: number): Promise<void> {
    for (let at = 0; at < count; at++) {
      const cookie = await deviceOfPage(this.#url, this.#room.code);
      this.#cookies.push(cookie);
      this.#students.push(await this.#enter(cookie, `Student ${at + 1}`));
    }
  }

  /** Everybody comes back, after a restart of the server. */
  async comeBack(): Promise<void> {
    this.#students.forEach((client) => client.close());
    this.#students = await Promise.all(this.#cookies.map((cookie) => this.#connect(cookie)));
  }

  leave(): void {
    this.#students.forEach((client) => client.close());
  }

  /** Everybody works until the signal, and somebody new comes every four seconds. */
  async work(until: AbortSignal): Promise<Account> {
    setMaxListeners(0, until);
    const account = new Account();
    this.#round++;
    await Promise.all([
      ...this.#students.map((client, at) => this.#study(client, at, until, account)),
      this.#arrivals(until, account),
    ]);
    return account;
  }

  async #connect(cookie: string): Promise<Client> {
    const client = await connect(this.#url, { role: "student", code: this.#room.code }, cookie);
    // a client of the tests keeps every event
    client.socket.onAny(() => void client.events.splice(0));
    return client;
  }

  /** A page waits for its turn and tries again by itself. */
  async #enter(cookie: string, name: string): Promise<Client> {
    const client = await this.#connect(cookie);
    for (;;) {
      const reply = await client.send("participant.join", { name });
      if (reply.ok) return client;
      if (reply.error.retryAfterMs === undefined) throw new Error(reply.error.code);
      await pause(reply.error.retryAfterMs);
    }
  }

  async #arrivals(until: AbortSignal, account: Account): Promise<void> {
    for (let at = 0; !until.aborted; at++) {
      const began = performance.now();
      try {
        const cookie = await deviceOfPage(this.#url, this.#room.code);
        (await this.#enter(cookie, `Late ${this.#round} ${at}`)).close();
        account.newcomers.push(performance.now() - began);
      } catch (error) {
        account.refuse(`newcomer: ${error instanceof Error ? error.message : error}`);
      }
      await pause(4_000, undefined, { signal: until }).catch(() => undefined);
    }
  }

  /** One student's cycle of a minute and a half: a save every few seconds, two runs, two answers, an exercise. */
  async #study(client: Client, at: number, until: AbortSignal, account: Account): Promise<void> {
    const draft = () => this.#draft(client, at, account);
    const run = () => this.#run(client, at, account);
    const answer = () => this.#answer(client, at, account);
    const notebook = () =>
      this.#send(
        client,
        "notebook.save",
        { id: nanoid(), cells: [{ id: nanoid(), source: "x = 1" }] },
        account,
      );
    const attempt = () => this.#attempt(client, at, account);
    const half = [draft, draft, run, draft, draft, notebook, draft, draft, answer, draft, draft];
    const tasks = [...half, attempt, ...half, draft];
    const wait = (ms: number) => pause(ms, undefined, { signal: until }).catch(() => undefined);
    await wait((at * 7919) % 4_000);
    // everybody is somewhere else in it
    for (let turn = at * 7 + this.#round * 5; !until.aborted; turn++) {
      await tasks[turn % tasks.length]();
      await wait(3_000 + ((turn * 7919) % 2_000));
    }
  }

  async #send(
    client: Client,
    name: RequestName,
    payload: unknown,
    account: Account,
    times = account.acknowledged,
  ) {
    const began = performance.now();
    try {
      const reply = await client.sendRaw(name, payload);
      times.push(performance.now() - began);
      if (!reply.ok) account.refuse(`${name}: ${reply.error.code}`);
      return reply.ok ? reply.data : null;
    } catch (error) {
      account.refuse(`${name}: ${error instanceof Error ? error.message : error}`);
      return null;
    }
  }

  async #draft(client: Client, at: number, account: Account): Promise<void> {
    const questionId = questionIds[at % questionIds.length];
    const key = `${at} ${questionId}`;
    const draft = {
      id: nanoid(),
      questionId,
      text: `Thought ${nanoid()}`,
      baseVersion: this.#versions.get(key) ?? 0,
    };
    const saved = (await this.#send(client, "answer.draft", draft, account)) as {
      draftVersion: number;
    } | null;
    if (saved) this.#versions.set(key, saved.draftVersion);
  }

  async #run(client: Client, at: number, account: Account): Promise<void> {
    const run = runOf(this.#room.config, at + 1000 * this.#round);
    if (await this.#send(client, "run.submit", run, account)) account.ids.push(run.id);
  }

  async #attempt(client: Client, at: number, account: Account): Promise<void> {
    const attempt = { id: nanoid(), ...solved[(at + this.#round) % solved.length] };
    const judged = await this.#send(client, "attempt.submit", attempt, account, account.checks);
    if (!judged) return;
    account.ids.push(attempt.id);
    const { verdict } = judged as { verdict: { passed: boolean; stage: string } };
    if (!verdict.passed) account.refuse(`a right attempt at ${attempt.exerciseId}: ${verdict.stage}`);
  }

  async #answer(client: Client, at: number, account: Account): Promise<void> {
    const questionId = questionIds[(at + 1) % questionIds.length];
    const answer = { id: nanoid(), questionId, text: `Answer ${nanoid()}`, evidence: [] };
    if (await this.#send(client, "answer.submit", answer, account)) account.ids.push(answer.id);
  }
}
