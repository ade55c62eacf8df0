/**
 * A program's model as a run's network and weights. It is read from what it does: what lies between two linear layers
 * is found by comparing the numbers, however the program wrote it; and what was read has to compute the same.
 */
import { classroomWords } from "@/lib/content/classroom-words";
import type { Language, Localized } from "@/lib/content/language";
import {
  activations,
  featureNames,
  limits,
  type Activation,
  type FeatureName,
  type Network,
} from "@/lib/spiral/config";
import { activate, featuresOf, forward, softmax } from "@/lib/spiral/forward";
import { layersOf, networkName, parameterCount } from "@/lib/spiral/network";
import { TorchFailure } from "../core/failure";
import { denseAs, type Tensor } from "../core/tensor";
import type { LinearCall, Watched } from "./watched";

/** A network with its weights in the layout of lib/spiral/network.ts. */
export interface ReadModel {
  network: Network;
  weights: Float32Array;
}

/** Two engines' float32, and an approximated erf; scaled by the numbers' own size. */
const tolerance = 1e-5;
/** After several layers. */
const looseTolerance = 1e-3;

/** The activations by the modules that a program writes for them. */
const modulesOf: Readonly<Record<Activation, string>> = {
  none: "Identity",
  relu: "ReLU",
  "leaky-relu": "LeakyReLU",
  tanh: "Tanh",
  sigmoid: "Sigmoid",
  gelu: "GELU",
};
const harmless: ReadonlySet<string> = new Set([...Object.values(modulesOf), "Dropout", "Flatten"]);

const numbers = (tensor: Tensor): Float32Array =>
  // converted to this type it is this array
  denseAs(tensor, "float32") as Float32Array;

const close = (a: number, b: number, within = tolerance): boolean =>
  Math.abs(a - b) <= within * (1 + Math.abs(b)) || (Number.isNaN(a) && Number.isNaN(b));

/** ln of softmax over each row, from the sums themselves: a share may be too small for float32. */
function logShares(sums: Float32Array, classes: number): Float32Array {
  const out = new Float32Array(sums.length);
  for (let row = 0; row < sums.length; row += classes) {
    const own = sums.subarray(row, row + classes);
    const top = own.reduce((most, value) => Math.max(most, value), -Infinity);
    const norm = top + Math.log(own.reduce((sum, value) => sum + Math.exp(value - top), 0));
    for (let k = 0; k < classes; k++) out[row + k] = own[k] - norm;
  }
  return out;
}

/** What is to blame among the modules that were called: those that could not stand there, else all. */
function suspects(names: readonly string[]): readonly string[] {
  const strange = names.filter((name) => !harmless.has(name));
  return strange.length > 0 ? strange : names;
}

class ModelReader {
  readonly #watched: Watched;
  readonly #classes: number;
  readonly #language: Language;

  constructor(watched: Watched, classes: number, language: Language) {
    this.#watched = watched;
    this.#classes = classes;
    this.#language = language;
  }

  read(): ReadModel {
    const { calls } = this.#watched;
    if (calls.length === 0) this.#refuse(classroomWords.noLinear());
    const features = this.#features(calls[0]);
    const hidden = calls.slice(0, -1).map((call, at) => ({
      units: this.#units(call),
      activation: this.#between(call, calls[at + 1]),
      dropout: 0,
    }));
    this.#end(calls[calls.length - 1]);
    const network: Network = { features, hidden, initialisation: "pytorch" };
    this.#checkSize(network);
    const weights = this.#pack(network);
    this.#compare(network, weights);
    return { network, weights };
  }

  #refuse(words: Localized): never {
    throw new TorchFailure("ValueError", words[this.#language]);
  }

  #features(first: LinearCall): FeatureName[] {
    const given = numbers(first.given);
    const count = this.#watched.points.shape[0];
    const width = given.length / count;
    const refuse = (): never => this.#refuse(classroomWords.first(first.name, suspects(first.before)));
    if (first.given.rank !== 2 || first.given.shape[0] !== count) return refuse();
    const columns = featureNames.map((name) => ({
      name,
      values: featuresOf(numbers(this.#watched.points), [name]),
    }));
    const found = Array.from({ length: width }, (_, column) =>
      columns.find(({ values }) => values.every((value, row) => close(given[row * width + column], value))),
    );
    const names = found.flatMap((one) => one?.name ?? []);
    return names.length === width && new Set(names).size === width ? names : refuse();
  }

  #units({ name, weight }: LinearCall): number {
    const [units] = weight.shape;
    if (units > limits.units) this.#refuse(classroomWords.units(name, units, limits.units));
    return units;
  }

  /** What turns one layer's sums into the next one's inputs. What was called there goes first: some look alike. */
  #between(call: LinearCall, next: LinearCall): Activation {
    const [sums, inputs] = [numbers(call.made), numbers(next.given)];
    const refuse = (): never =>
      this.#refuse(classroomWords.between(call.name, next.name, suspects(next.before)));
    if (sums.length !== inputs.length) return refuse();
    const usual = activations.filter((one) => one !== "none");
    const called = usual.filter((one) => next.before.includes(modulesOf[one]));
    const found = [...called, ...usual, "none" as const].find((one) =>
      sums.every((sum, at) => close(inputs[at], activate[one](sum))),
    );
    return found ?? refuse();
  }

  /** The model ends with its logits, or what keeps their order. */
  #end(last: LinearCall): void {
    const { out, after } = this.#watched;
    const [outputs] = last.weight.shape;
    if (outputs !== this.#classes) this.#refuse(classroomWords.classes(outputs, this.#classes));
    const made = numbers(last.made);
    const given = out && out.count === made.length ? numbers(out) : null;
    const ends = [made, softmax(made, this.#classes), logShares(made, this.#classes)];
    if (!ends.some((end) => given?.every((value, at) => close(value, end[at]))))
      this.#refuse(classroomWords.after(last.name, suspects(after)));
  }

  #checkSize(network: Network): void {
    const layers = network.hidden.length;
    if (layers > limits.hiddenLayers) this.#refuse(classroomWords.layers(layers, limits.hiddenLayers));
    const parameters = parameterCount(network, this.#classes);
    if (parameters > limits.parameters)
      this.#refuse(classroomWords.parameters(parameters, limits.parameters));
  }

  /** PyTorch keeps [outputs, inputs]; the run's layout is [inputs, outputs] with the biases behind. */
  #pack(network: Network): Float32Array {
    const weights = new Float32Array(parameterCount(network, this.#classes));
    layersOf(network, this.#classes).forEach(({ inputs, outputs, weightOffset, biasOffset }, at) => {
      const { weight, bias } = this.#watched.calls[at];
      const own = numbers(weight);
      for (let o = 0; o < outputs; o++)
        for (let i = 0; i < inputs; i++) weights[weightOffset + i * outputs + o] = own[o * inputs + i];
      if (bias) weights.set(numbers(bias), biasOffset);
    });
    if (!weights.every(Number.isFinite)) this.#refuse(classroomWords.notFinite());
    return weights;
  }

  #compare(network: Network, weights: Float32Array): void {
    const { points, calls } = this.#watched;
    const found = forward(network, this.#classes, weights, numbers(points));
    const wanted = numbers(calls[calls.length - 1].made);
    const largest = (row: number): number =>
      Math.max(...wanted.subarray(row * this.#classes, (row + 1) * this.#classes).map(Math.abs));
    const same = found.every(
      (value, at) =>
        Math.abs(value - wanted[at]) <= looseTolerance * (1 + largest(Math.floor(at / this.#classes))),
    );
    if (!same) this.#refuse(classroomWords.differs(networkName(network, this.#classes)));
  }
}

/** The model as a run can hold it. ValueError in the language's words for what cannot be one. */
export const readModel = (watched: Watched, classes: number, language: Language): ReadModel =>
  new ModelReader(watched, classes, language).read();
