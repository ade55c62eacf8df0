/** The checking of attempts with every model solution run once. */
import { createCheckedPython } from "@/lib/tensorlab/check/checked-python";
import { evaluateWith, type Evaluate } from "@/lib/tensorlab/check/evaluate";

/** Runs in a Python of its own. */
export const fresh = evaluateWith(() => createCheckedPython());

const models = new Map<string, ReturnType<Evaluate>>();

/** Runs what it has not run before. */
export const model: Evaluate = (program) => {
  const key = JSON.stringify(program);
  const known = models.get(key) ?? fresh(program);
  models.set(key, known);
  return known;
};
