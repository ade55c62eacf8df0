/** A fresh Python for one checked program. */
import { dense } from "../core/tensor";
import { createNodeSession } from "../python/node-session";
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
  return first != null && second != null && first.storage === second.storage;
}

/** Starts Python in Node. Every program gets its own, so that none can touch what the next one uses. */
export async function createCheckedPython(): Promise<CheckedPython> {
  const session = await createNodeSession();
  return {
    run: async (source) => {
      const parts: string[] = [];
      const { error } = session.run(source, (text) => parts.push(text));
      return { error, output: parts.join("") };
    },
    value: (name) => valueOf(session, name),
    shareMemory: (a, b) => share(session, a, b),
    dispose: () => session.dispose(),
  };
}
