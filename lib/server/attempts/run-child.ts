/**
 * The process in which students' programs run. It knows no answer, no secret and no address, is killed at will, and
 * only says what a program left; the server judges.
 */
import { createCheckedPython } from "@/lib/tensorlab/check/checked-python";
import { closeBridge } from "@/lib/tensorlab/check/closed-bridge";
import { evaluateWith } from "@/lib/tensorlab/check/evaluate";
import { answerOf, type Job } from "./messages";

closeBridge();
const evaluate = evaluateWith(createCheckedPython);

async function work({ id, program }: Job): Promise<void> {
  try {
    process.send?.(answerOf(id, await evaluate(program)));
    // the engine does not feel the weight of WebAssembly memories and would let them pile up to the limit
    globalThis.gc?.();
  } catch {
    // a program that breaks the engine ends its process; the parent sees it die and says so
    process.exit(1);
  }
}

process.on("message", (job: Job) => void work(job));
process.on("disconnect", () => process.exit());
process.send?.("ready");
