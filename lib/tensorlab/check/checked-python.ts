/** A Python for checked programs. */
import { dense } from "../core/tensor";
import { pythonErrorOf } from "../python/interpreter";
import { createFromImage, createNodeSession } from "../python/node-session";
import type { PythonSession } from "../python/session";
import type { CheckedPython } from "./evaluate";
import type { PythonValue } from "./value";

function valueOf(session: PythonSession, name: string): PythonValue | null {
  const told = session.describe(name);
  if (!told) return null;
  const { type, repr, number, tensor } = told;
  if (tensor)
    return {
      kind: type === "numpy.ndarray" ? "array" : "tensor",
      dtype: tensor.dtype,
      shape: [...tensor.shape],
      values: dense(tensor).slice(),
      requiresGrad: tensor.requiresGrad,
      repr,
    };
  return { kind: "plain", type, repr, number: number === null ? null : Number(number) };
}

/** Two variables share memory when their tensors lie in one storage. */
function share(session: PythonSession, a: string, b: string): boolean {
  const [first, second] = [session.describe(a)?.tensor, session.describe(b)?.tensor];
  return first != null && second != null && first.storage.data === second.storage.data;
}

/** Starts Python in Node. @param image a file to start from; whoever finds none puts it there */
export async function createCheckedPython(image?: string): Promise<CheckedPython> {
  const session = await (image ? createFromImage(image) : createNodeSession());
  // one that has done nothing is as good as new
  let isNew = true;
  const used = () => {
    isNew = false;
    return session;
  };
  return {
    renew: () => {
      if (!isNew) session.renew();
      isNew = true;
    },
    run: (source) => used().run(source),
    observed: () => ({ calls: [...session.observed.calls], texts: [...session.observed.texts] }),
    elements: (sources) => used().elements(sources),
    value: (name) => valueOf(used(), name),
    failureOf: pythonErrorOf,
    shareMemory: (a, b) => share(used(), a, b),
  };
}
