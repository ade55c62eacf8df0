/** The one function that Python can call in TypeScript. Nothing else of the host can be reached through it. */
import { runtimeError, TorchFailure } from "../core/failure";
import { memory, Memory, switchMemory } from "../core/storage";
import { Tensor } from "../core/tensor";
import { assignments, properties } from "../operations/attributes";
import { functions, methods } from "../operations/registry";
import { Int, NdArray, type Value } from "../operations/value";
import { liveElements } from "./live";
import { expressionOf, floatLiteral, Reader, type Extra } from "./wire";

/** What Python holds in place of a tensor: an object without any property or prototype. */
type Handle = Readonly<Record<string, never>>;

/** A variable of Python's that holds a tensor. */
export interface Variable {
  name: string;
  tensor: Tensor;
}

/** Denies everything but being called: no attribute leads from Python to the host's objects. */
function sealed(call: (...given: unknown[]) => unknown): unknown {
  return new Proxy(call, {
    get: () => undefined,
    has: () => false,
    set: () => false,
    getPrototypeOf: () => null,
    ownKeys: () => [],
    getOwnPropertyDescriptor: () => undefined,
    defineProperty: () => false,
    construct: () => ({}),
  });
}

/** One interpreter's tensors. */
export class Bridge {
  readonly call = sealed((line: unknown, ...extras: unknown[]) => this.#answer(String(line), extras));
  /** what Python reported on request */
  reported: Variable[] = [];
  readonly #tensors = new WeakMap<object, Tensor>();
  readonly #handles = new WeakMap<Tensor, WeakRef<Handle>>();
  #aside: Tensor[] = [];
  readonly #memory: Memory;

  /** @param held every host object that Python holds at the moment */
  constructor(held: () => Iterable<unknown>) {
    this.#memory = new Memory(() => liveElements(this.#tensorsOf(held())));
  }

  *#tensorsOf(held: Iterable<unknown>): Iterable<Tensor> {
    for (const object of held) {
      const tensor = typeof object === "object" && object !== null && this.#tensors.get(object);
      if (tensor) yield tensor;
    }
  }

  #handleOf(tensor: Tensor): Handle {
    const known = this.#handles.get(tensor)?.deref();
    if (known) return known;
    const handle: Handle = Object.freeze(Object.create(null));
    this.#tensors.set(handle, tensor);
    this.#handles.set(tensor, new WeakRef(handle));
    return handle;
  }

  #answer(line: string, extras: unknown[]): Handle | string {
    const before = memory();
    switchMemory(this.#memory);
    try {
      return this.#perform(line, extras);
    } catch (error) {
      return failureText(error);
    } finally {
      switchMemory(before);
    }
  }

  #perform(line: string, extras: unknown[]): Handle | string {
    const [target, ...tokens] = line.split(" ");
    const known = extras.map((extra): Extra => this.#known(extra));
    if (target === "#") return this.#handleOf(this.#aside[Number(tokens[0])]);
    if (target === "#report") return this.#report(known);
    if (target === "#names") return [...(tokens[0] === "t" ? methods : functions).keys()].join(" ");
    if (target === "#attributes") return Object.keys(properties).join(" ");
    return this.#give(evaluate(target, new Reader(tokens, known)), known);
  }

  #known(extra: unknown): Extra {
    if (typeof extra === "string") return extra;
    return (typeof extra === "object" && extra && this.#tensors.get(extra)) || runtimeError("not a tensor");
  }

  #report([name, tensor]: readonly Extra[]): string {
    if (tensor instanceof Tensor) this.reported.push({ name: String(name), tensor });
    return "n";
  }

  #give(value: Value, known: readonly Extra[]): Handle | string {
    if (value instanceof Tensor) {
      const at = known.indexOf(value);
      return at < 0 ? this.#handleOf(value) : `@${at}`;
    }
    if (value === null) return "n";
    if (typeof value === "boolean") return value ? "T" : "F";
    if (typeof value === "number") return `f${floatLiteral(value)}`;
    if (value instanceof Int) return `i${value.value}`;
    if (typeof value === "string") return `s${value}`;
    this.#aside = [];
    return `e${expressionOf(value, this.#aside)}`;
  }
}

/** "t.add": a method, "m.sum": a function, "p.shape": an attribute, "s.grad": an attribute's new value. */
function evaluate(target: string, reader: Reader): Value {
  const name = target.slice(2);
  const positional: Value[] = [];
  const keywords = new Map<string, Value>();
  while (!reader.done) {
    const keyword = reader.keyword();
    if (keyword === null) positional.push(reader.value());
    else keywords.set(keyword, reader.value());
  }
  const [first, second] = positional;
  if (target[0] === "p") return properties[name](tensorOf(first));
  if (target[0] === "s") {
    assignments[name](tensorOf(first), second);
    return null;
  }
  const run = (target[0] === "t" ? methods : functions).get(name);
  if (!run) throw new TorchFailure("AttributeError", `'${name}' is not part of this lab`);
  return run({ name: name.slice(name.lastIndexOf(".") + 1), positional, keywords });
}

function tensorOf(value: Value): Tensor {
  if (value instanceof NdArray) return value.tensor;
  return value instanceof Tensor ? value : runtimeError("not a tensor");
}

function failureText(error: unknown): string {
  if (error instanceof TorchFailure) return `!${error.type}\n${error.message}`;
  if (error instanceof RangeError) return `!RuntimeError\nnot enough memory`;
  return `!SystemError\n${error instanceof Error ? error.message : String(error)}`;
}
