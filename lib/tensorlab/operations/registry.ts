/** Every operation that Python can call, by where it is found. How to add one: ./operation.ts. */
import { defaultDType, isFloating, legacyNames } from "../core/dtype";
import { runtimeError } from "../core/failure";
import { asItWas, assign, refuseOverlap } from "../core/in-place";
import { showShape } from "../core/shape";
import { Tensor } from "../core/tensor";
import { warn } from "../core/warning";
import { attributes, resize } from "./attributes";
import { choosing } from "./choosing";
import { conversion } from "./conversion";
import { contractions } from "./contractions";
import { creation } from "./create";
import { differentiation } from "./differentiation";
import { images } from "./images";
import { indexing } from "./indexing";
import { joining } from "./joining";
import { linearAlgebra } from "./linear-algebra";
import { losses } from "./losses";
import { neural } from "./neural";
import { norms } from "./norms";
import { numpyOperations } from "./numpy";
import { checkedOperations } from "./numpy-checked";
import { quickOperations } from "./numpy-quick";
import { optimization } from "./optimizing";
import { pairs } from "./pairs";
import { placing } from "./placing";
import { perform, type Call, type Operation, type Operations } from "./operation";
import { pointwise } from "./pointwise";
import { printing } from "./printing";
import { products } from "./products";
import { reducing } from "./reducing";
import { randomness } from "./random";
import { refusalOf } from "./short-floats";
import { sortings } from "./sorting";
import { shaping } from "./shaping";
import { statistics } from "./statistics";
import { types } from "./types";
import type { Value } from "./value";
import { viewing } from "./views";

const tables: readonly Operations[] = [
  creation,
  viewing,
  pointwise,
  pairs,
  reducing,
  products,
  contractions,
  linearAlgebra,
  norms,
  neural,
  losses,
  images,
  optimization,
  numpyOperations,
  shaping,
  statistics,
  types,
  joining,
  choosing,
  placing,
  indexing,
  attributes,
  conversion,
  differentiation,
  printing,
  randomness,
  sortings,
];

type Runner = (call: Call) => Value;

/** They write while they read, element by element. */
const arithmetic: ReadonlySet<string> = new Set(
  "add_ sub_ mul_ div_ floor_divide_ remainder_ pow_ bitwise_and_ bitwise_or_ bitwise_xor_".split(" "),
);

/** A power of whole numbers by a fraction has no place in them, and PyTorch says so in other words than elsewhere. */
function refusePower({ positional: [target, power] }: Call): void {
  if (target instanceof Tensor && typeof power === "number" && !isFloating(target.dtype))
    runtimeError(`Found dtype ${legacyNames[target.dtype]} but expected ${legacyNames[defaultDType()]}`);
}

function inPlaceOf(overloads: readonly Operation[]): Runner {
  return (call) => {
    const [target] = call.positional;
    if (target instanceof Tensor && arithmetic.has(call.name))
      for (const other of call.positional.slice(1)) if (other instanceof Tensor) refuseOverlap(target, other);
    if (call.name === "pow_") refusePower(call);
    const before = target instanceof Tensor ? asItWas(target) : target;
    const positional = [before, ...call.positional.slice(1)];
    const result = perform(overloads, { ...call, positional, name: call.name.slice(0, -1) });
    return target instanceof Tensor && result instanceof Tensor ? assign(target, result) : result;
  };
}

/** `out=tensor`: the result goes into a tensor that is there already. */
function withOut(call: Call, run: Runner): Value {
  const target = call.keywords.get("out");
  if (!(target instanceof Tensor)) return run(call);
  const keywords = new Map([...call.keywords].filter(([name]) => name !== "out"));
  const result = run({ ...call, keywords });
  if (!(result instanceof Tensor)) return runtimeError(`out= of ${call.name} is not part of this lab`);
  fitOutput(target, result);
  return assign(target, result);
}

/** A tensor for a result of another shape takes that shape; unless it was empty PyTorch warns of it. */
function fitOutput(target: Tensor, result: Tensor): void {
  if (showShape(target.shape) === showShape(result.shape)) return;
  if (target.count > 0)
    warn(
      `An output with one or more elements was resized since it had shape ${showShape(target.shape)}, which does not match the required output shape ${showShape(result.shape)}. This behavior is deprecated, and in a future PyTorch release outputs will not be resized unless they have zero elements. You can explicitly reuse an out tensor t by resizing it, inplace, to zero elements with t.resize_(0).`,
    );
  resize(target, result.shape);
}

interface Registry {
  functions: Map<string, Runner>;
  methods: Map<string, Runner>;
}

/** The operation, after a look at what its kernel is given. */
function checked(name: string, run: Runner): Runner {
  const refuse = refusalOf(name);
  if (!refuse) return run;
  return (call) => {
    refuse(call);
    return run(call);
  };
}

function enter(
  { functions, methods }: Registry,
  name: string,
  entry: Operation | readonly Operation[],
): void {
  const overloads = Array.isArray(entry) ? (entry as readonly Operation[]) : [entry as Operation];
  const plainly: Runner = (call) => withOut(call, (plain) => perform(overloads, plain));
  const run = checked(name, plainly);
  const [{ on, inPlace }] = overloads;
  if (on !== "tensor") functions.set(name, run);
  if (on !== "torch" && !name.includes(".")) methods.set(name, run);
  if (!inPlace) return;
  methods.set(`${name}_`, checked(`${name}_`, inPlaceOf(overloads)));
}

function collected(): Registry {
  const registry = { functions: new Map<string, Runner>(), methods: new Map<string, Runner>() };
  const checked = checkedOperations(tables);
  for (const table of [...tables, checked, quickOperations(tables, checked)])
    for (const [name, entry] of Object.entries(table)) enter(registry, name, entry);
  return registry;
}

const registry = collected();

/** Functions of the module torch, dotted names included. */
export const functions: ReadonlyMap<string, Runner> = registry.functions;
/** Methods of Tensor by their names, those in place with their underscore. */
export const methods: ReadonlyMap<string, Runner> = registry.methods;
