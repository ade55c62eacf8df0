/** What a model was watched doing with points, as Python reports it: its linear layers in the order of their calls. */
import { TorchFailure } from "../core/failure";
import { Tensor } from "../core/tensor";
import { Sequence, type Value } from "../operations/value";

/** One call of a linear layer. */
export interface LinearCall {
  /** in the program: "0", "hidden.2", "fc1" */
  name: string;
  /** kinds of the modules that were called since the linear layer before: "ReLU" */
  before: readonly string[];
  /** [points, inputs] and [points, outputs] */
  given: Tensor;
  made: Tensor;
  /** [outputs, inputs] and [outputs]; null without one */
  weight: Tensor;
  bias: Tensor | null;
}

/** A model at work. */
export interface Watched {
  /** [points, 2] */
  points: Tensor;
  calls: readonly LinearCall[];
  /** kinds of the modules that were called after the last of them */
  after: readonly string[];
  /** what the model gave; null for what is no tensor */
  out: Tensor | null;
}

function misfit(): never {
  throw new TorchFailure("TypeError", "classroom.submit takes a model and nothing else");
}

const list = (value: Value): readonly Value[] => (value instanceof Sequence ? value.items : misfit());
const text = (value: Value): string => (typeof value === "string" ? value : misfit());
const tensor = (value: Value): Tensor => (value instanceof Tensor ? value : misfit());
const tensorOrNull = (value: Value): Tensor | null => (value === null ? null : tensor(value));

function callOf(value: Value): LinearCall {
  const [name, before, given, made, weight, bias] = list(value);
  return {
    name: text(name),
    before: list(before).map(text),
    given: tensor(given),
    made: tensor(made),
    weight: tensor(weight),
    bias: tensorOrNull(bias),
  };
}

/** What library/classroom.py sends; TypeError for anything else. */
export function watchedOf([points, calls, after, out]: readonly Value[]): Watched {
  return {
    points: tensor(points),
    calls: list(calls).map(callOf),
    after: list(after).map(text),
    out: out instanceof Tensor ? out : null,
  };
}
