/**
 * The process in which one student's programs run, those of one attempt and no others. It knows no answer, no secret and
 * no address, is killed at will, and only says what a program left; the server judges.
 */
import { createCheckedPython } from "@/lib/tensorlab/check/checked-python";
import { evaluateWith } from "@/lib/tensorlab/check/evaluate";
import { answerOf, type Job } from "./job";

process.on("disconnect", () => process.exit());

/** started before a program comes, from what the first process left in a file */
const python = await createCheckedPython(process.argv[2]);
const evaluate = evaluateWith(() => Promise.resolve(python));

async function work({ id, program }: Job): Promise<void> {
  try {
    process.send?.(answerOf(id, await evaluate(program)));
  } catch {
    // a program that breaks the engine ends its process; the parent sees it die and says so
    process.exit(1);
  }
}

process.on("message", (job: Job) => void work(job));
process.send?.("ready");
