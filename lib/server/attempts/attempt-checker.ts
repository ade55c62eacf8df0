/** Judges attempts: each attempt's programs run in a process of their own that knows no answer, model solutions in another. */
import type { AttemptVerdict } from "@/lib/contract/views";
import { answersKeyOf, codeKeyOf } from "@/lib/content/answers/exercises/exercise-keys";
import { exerciseById } from "@/lib/content/exercises";
import { isCodeExercise, type Exercise, type ExerciseKey } from "@/lib/content/exercises/exercise";
import { checkAttempt, type Judgement } from "@/lib/tensorlab/check/check-attempt";
import { limitMessage } from "@/lib/tensorlab/check/feedback";
import type { AttemptChecker, AttemptJob } from "../dependencies";
import type { Log } from "../log";
import { AttemptRun, Stopped, wallMs } from "./attempt-run";
import { bundleChild, type ChildProgram } from "./child-bundle";
import { FairQueue, type Waiter } from "./fair-queue";
import { ModelRuns } from "./model-runs";
import type { Allowance } from "./run-process";
import { NoProcess, Spares } from "./spares";
import { Strikes } from "./strikes";

/** more attempts of people in sessions than this are refused for the moment */
const waitingAtMost = 300;
/** and more than this many of people in none */
const strangersAtMost = 20;
/** and more than this many of one participant, running one included */
const ownedAtMost = 8;
/** whoever was refused comes again after this long */
const busyMs = 2_000;

/** an attempt: its process's start and at most six programs; the hall's acknowledgements go before any of them */
const ofSession: Allowance = { cpuSeconds: 4, niceness: 2 };
/** of who made a process stop lately: slower beside a class that works, and still in time */
const ofSuspects: Allowance = { cpuSeconds: 4, niceness: 5 };
const ofStrangers: Allowance = { cpuSeconds: 4, niceness: 15 };
const ofModels: Allowance = { cpuSeconds: 300, niceness: 10 };

const keyOf = (exercise: Exercise): ExerciseKey =>
  isCodeExercise(exercise) ? codeKeyOf(exercise) : answersKeyOf(exercise);

const stopped: Judgement = { passed: false, stage: "limit", message: limitMessage, printed: "" };

const verdictOf = ({ attemptId, exerciseId }: AttemptJob, judgement: Judgement): AttemptVerdict => ({
  ...{ attemptId, exerciseId, late: false },
  ...judgement,
});

const waiterOf = ({ owner, tried, strangerAt }: AttemptJob): Waiter =>
  strangerAt === undefined
    ? { owner, tried: tried ?? false, stranger: false }
    : // cookies of strangers cost nothing: they are told apart by address
      { owner: `at ${strangerAt}`, tried: false, stranger: true };

interface Options {
  log: Log;
  /** attempts of people in sessions that are checked at once; suspects and strangers have one place more each */
  places?: number;
  /** of the clock, for one attempt */
  limitMs?: number;
}

class Checker implements AttemptChecker {
  readonly #log: Log;
  readonly #limitMs: number;
  readonly #spares: { inSession: Spares; suspects: Spares; alone: Spares; models: Spares };
  readonly #models: ModelRuns;
  readonly #strikes = new Strikes(() => performance.now());
  readonly #queue: FairQueue;
  /** an attempt that comes again while it is being checked waits for the same verdict */
  readonly #inFlight = new Map<string, Promise<Judgement>>();
  #program: Promise<ChildProgram> | undefined;

  constructor({ log, places = 2, limitMs = wallMs }: Options) {
    this.#log = log;
    this.#limitMs = limitMs;
    const program = () => (this.#program ??= bundleChild());
    this.#spares = {
      inSession: new Spares({ program, allowance: ofSession, kept: places, log }),
      suspects: new Spares({ program, allowance: ofSuspects, kept: 0, log }),
      alone: new Spares({ program, allowance: ofStrangers, kept: 1, log }),
      models: new Spares({ program, allowance: ofModels, kept: 0, log }),
    };
    this.#models = new ModelRuns(this.#spares.models);
    this.#queue = new FairQueue(places, (owner) => this.#strikes.has(owner));
  }

  async check(job: AttemptJob) {
    const exercise = exerciseById(job.exerciseId);
    if (!exercise) return null;
    const retryAfterMs = this.#busyMs(waiterOf(job));
    if (retryAfterMs > 0) return { retryAfterMs };
    try {
      return verdictOf(job, await this.#judgeOnce(exercise, job));
    } catch (error) {
      if (!(error instanceof NoProcess)) throw error;
      // the words are our own
      this.#log.warn("an attempt was not checked, and comes again", { reason: error.message });
      return { retryAfterMs: busyMs };
    }
  }

  close(): void {
    Object.values(this.#spares).forEach((spares) => spares.close());
    this.#models.close();
  }

  /** ms until this one may come; 0 when it may come in. */
  #busyMs({ owner, stranger }: Waiter): number {
    const full = this.#queue.waiting(stranger) >= (stranger ? strangersAtMost : waitingAtMost);
    const mine = !stranger && this.#queue.heldBy(owner) >= ownedAtMost;
    return Math.max(this.#strikes.waitOf(owner), full || mine ? busyMs : 0);
  }

  #judgeOnce(exercise: Exercise, job: AttemptJob): Promise<Judgement> {
    const key = JSON.stringify([job.owner, job.attemptId, job.exerciseId, job.source]);
    const waiter = waiterOf(job);
    const running =
      this.#inFlight.get(key) ??
      this.#queue
        .run(waiter, () => this.#judge(exercise, job.source, waiter))
        .finally(() => this.#inFlight.delete(key));
    this.#inFlight.set(key, running);
    return running;
  }

  async #judge(exercise: Exercise, source: string, { owner, stranger }: Waiter): Promise<Judgement> {
    const { alone, suspects, inSession } = this.#spares;
    const spares = stranger ? alone : this.#strikes.has(owner) ? suspects : inSession;
    // whose place is nobody else's may take longer on a busy machine, and need not begin anew
    const patience = Math.max(spares === suspects ? 2 : 1, this.#strikes.patienceFor(owner, stranger));
    const run = () => this.#run(exercise, source, { spares, limitMs: patience * this.#limitMs });
    const first = await run();
    // a process may die of what happens on its machine; what dies again in another one dies of itself
    const ended = first === "died" ? await run() : first;
    if (typeof ended !== "string") {
      this.#strikes.ended(owner);
      return ended;
    }
    // the machine had no time for it: that is no verdict on anybody's program
    if (ended === "slow") {
      this.#strikes.slowed(owner);
      throw new NoProcess("an attempt got too little of the machine");
    }
    this.#strikes.stopped(owner);
    return stopped;
  }

  async #run(
    exercise: Exercise,
    source: string,
    { spares, limitMs }: { spares: Spares; limitMs: number },
  ): Promise<Judgement | Stopped["how"]> {
    const run = new AttemptRun(spares, limitMs);
    try {
      return await checkAttempt(exercise, keyOf(exercise), source, {
        student: (program) => run.evaluate(program),
        model: (program) => this.#models.evaluate(program),
      });
    } catch (error) {
      if (error instanceof Stopped) return error.how;
      throw error;
    } finally {
      run.end();
    }
  }
}

/** Starts no process before the first attempt. */
export const startAttemptChecker = (options: Options): AttemptChecker => new Checker(options);
