/** Judges attempts: students' programs run in processes that know no answer, model solutions in one of their own. */
import type { AttemptVerdict } from "@/lib/contract/views";
import { answersKeyOf, codeKeyOf } from "@/lib/content/answers/exercises/exercise-keys";
import { exerciseById } from "@/lib/content/exercises";
import { isCodeExercise, type Exercise, type ExerciseKey } from "@/lib/content/exercises/exercise";
import { checkAttempt, type Judgement } from "@/lib/tensorlab/check/check-attempt";
import type { Evaluate, Leavings } from "@/lib/tensorlab/check/evaluate";
import { limitMessage } from "@/lib/tensorlab/check/feedback";
import type { AttemptChecker, AttemptJob } from "../dependencies";
import { Lanes } from "./lanes";
import { Runner, Stopped } from "./runner";
import { Seats } from "./seats";

/** more than this many waiting attempts are refused for the moment */
const waitingAtMost = 300;
/** and more than this many of one owner */
const ownedAtMost = 8;

/** A model solution that was stopped is our failure. */
function notTheStudents(error: unknown): never {
  throw error instanceof Stopped ? new Error(`a model solution was stopped: ${error.message}`) : error;
}

/** Model solutions leave the same every time: each program runs once. */
function modelEvaluator(runner: Runner): Evaluate {
  const known = new Map<string, Promise<Leavings>>();
  return (program) => {
    const key = JSON.stringify(program);
    const found = known.get(key) ?? runner.serve((evaluate) => evaluate(program)).catch(notTheStudents);
    known.set(key, found);
    found.catch(() => known.delete(key));
    return found;
  };
}

const keyOf = (exercise: Exercise): ExerciseKey =>
  isCodeExercise(exercise) ? codeKeyOf(exercise) : answersKeyOf(exercise);

const stopped: Judgement = { passed: false, stage: "limit", message: limitMessage, printed: "" };

const verdictOf = ({ attemptId, exerciseId }: AttemptJob, judgement: Judgement): AttemptVerdict => ({
  ...{ attemptId, exerciseId, late: false },
  ...judgement,
});

/** Starts no process before the first attempt. */
export function startAttemptChecker(places = 2): AttemptChecker {
  const runners = Array.from({ length: places }, () => new Runner());
  const free = [...runners];
  const modelRunner = new Runner();
  const model = modelEvaluator(modelRunner);
  const seats = new Seats(places);
  const lanes = new Lanes();
  const suspects = new Set<string>();

  const judge = async (exercise: Exercise, { source, owner }: AttemptJob): Promise<Judgement> => {
    const runner = free.pop() as Runner;
    try {
      const judgement = await runner.serve((student) =>
        checkAttempt(exercise, keyOf(exercise), source, { student, model }),
      );
      suspects.delete(owner);
      return judgement;
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      suspects.add(owner);
      return stopped;
    } finally {
      free.push(runner);
    }
  };
  // an attempt that comes again while it is being checked waits for the same verdict
  const inFlight = new Map<string, Promise<Judgement>>();

  const judgeOnce = (exercise: Exercise, job: AttemptJob): Promise<Judgement> => {
    const key = JSON.stringify([job.owner, job.attemptId, job.exerciseId, job.source]);
    const running =
      inFlight.get(key) ??
      lanes
        .run(job.owner, () => seats.use(suspects.has(job.owner), () => judge(exercise, job)))
        .finally(() => inFlight.delete(key));
    inFlight.set(key, running);
    return running;
  };
  return {
    check: async (job) => {
      const exercise = exerciseById(job.exerciseId);
      if (!exercise) return null;
      if (seats.waiting >= waitingAtMost || lanes.length(job.owner) >= ownedAtMost) return "busy";
      return verdictOf(job, await judgeOnce(exercise, job));
    },
    close: () => [...runners, modelRunner].forEach((runner) => runner.close()),
  };
}
