/** Kinds of arguments: what they accept from Python, and PyTorch's word for them in messages. */
import type { DType } from "../core/dtype";
import { runtimeError, TorchFailure } from "../core/failure";
import { onlyValue, Tensor, wrapNumber } from "../core/tensor";
import { DTypeValue, Int, NdArray, Sequence, type Value } from "./value";

/** One kind of argument: how it is read from a Python value, and what a message calls it. */
export interface Argument<Type> {
  /** "Tensor", "tuple of ints": stands after "must be" */
  word: string;
  /** undefined when the value is of another type */
  read: (value: Value) => Type | undefined;
  /** the value when it is left out; without it the argument is required */
  initial?: () => Type;
  /** takes all remaining positional arguments, or one list; "alone": only where no other argument stands before it */
  rest?: boolean | "alone";
  keywordOnly?: boolean;
}

/** A value for when the argument is left out. */
export const or = <Type, Default>(argument: Argument<Type>, initial: Default): Argument<Type | Default> => ({
  ...argument,
  initial: () => initial,
});

/** May be None, and is when left out. */
export const maybe = <Type>(argument: Argument<Type>): Argument<Type | null> => ({
  ...argument,
  read: (value) => (value === null ? null : argument.read(value)),
  initial: () => null,
});

/** Only by keyword. */
export const keyword = <Type>(argument: Argument<Type>): Argument<Type> => ({
  ...argument,
  keywordOnly: true,
});

/** A tensor and nothing else. */
export const tensor: Argument<Tensor> = {
  word: "Tensor",
  read: (value) => (value instanceof Tensor ? value : undefined),
};

/** RuntimeError for what does not fit. */
export function within64Bits(whole: Int): number {
  if (whole.beyond) runtimeError("Overflow when unpacking long");
  return whole.value;
}

/** A Python number as a tensor of the lowest rank in promotion. */
export function numberTensor(value: Value): Tensor | undefined {
  if (typeof value === "boolean") return wrapNumber(Number(value), "bool");
  if (typeof value === "number") return wrapNumber(value, "float64");
  return value instanceof Int ? wrapNumber(within64Bits(value), "int64") : undefined;
}

/** A tensor or a number. */
export const operand: Argument<Tensor> = {
  word: "Tensor",
  read: (value) => (value instanceof Tensor ? value : numberTensor(value)),
};

/** A number only, as a tensor of the lowest rank. */
export const scalar: Argument<Tensor> = { word: "Number", read: numberTensor };

/** A whole number from an int or an integer tensor of one element. */
export function wholeOf(value: Value): number | undefined {
  if (value instanceof Int) return within64Bits(value);
  if (value instanceof Tensor && value.count === 1 && !/float|bool/.test(value.dtype))
    return onlyValue(value);
  return undefined;
}

/** A whole number, from an int or an integer tensor of one element. */
export const int: Argument<number> = { word: "int", read: wholeOf };

/** A number as such: int, float, or a tensor of one element. */
export const number: Argument<number> = {
  word: "float",
  read: (value) => {
    if (typeof value === "number") return value;
    if (typeof value === "boolean") return Number(value);
    if (value instanceof Tensor && value.count === 1) return onlyValue(value);
    return wholeOf(value);
  },
};

/** True or False. */
export const flag: Argument<boolean> = {
  word: "bool",
  read: (value) => (typeof value === "boolean" ? value : undefined),
};

/** A str. */
export const text: Argument<string> = {
  word: "str",
  read: (value) => (typeof value === "string" ? value : undefined),
};

/** torch.float32 and its like. */
export const dtype: Argument<DType> = {
  word: "torch.dtype",
  read: (value) => (value instanceof DTypeValue ? value.dtype : undefined),
};

const deviceTypes =
  "cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, ort, xla, lazy, vulkan, mps, meta, hpu, privateuseone";

/** Refuses what names no device, "gpu" for one. RuntimeError. */
export function checkDeviceString(name: string): void {
  const kind = /^([a-z_]+)(:(0|[1-9]\d*))?$/i.exec(name)?.[1];
  if (kind === undefined) runtimeError(`Invalid device string: '${name}'`);
  if (!deviceTypes.split(", ").includes(kind))
    runtimeError(`Expected one of ${deviceTypes} device type at start of device string: ${kind}`);
}

/** Refuses any device but the only one, as a PyTorch without CUDA does. AssertionError or RuntimeError. */
export function checkDevice(name: string): void {
  checkDeviceString(name);
  const [kind] = name.split(":");
  if (kind === "cpu") return;
  if (kind === "cuda") throw new TorchFailure("AssertionError", "Torch not compiled with CUDA enabled");
  if (kind === "mps") runtimeError("PyTorch is not linked with support for mps devices");
  runtimeError(`device '${name}' is not part of this lab: tensors live on the CPU`);
}

/** torch.device or its name; there is one. */
export const device: Argument<string> = {
  word: "torch.device",
  read: (value) => {
    // a number is a card's
    const name = value instanceof Int ? `cuda:${value.value}` : value;
    if (typeof name !== "string") return undefined;
    checkDevice(name);
    return name;
  },
};

function readInts(value: Value): number[] | undefined {
  const items = value instanceof Sequence ? value.items : [value];
  const whole = items.map(wholeOf);
  return whole.some((item) => item === undefined) ? undefined : (whole as number[]);
}

/** One int or several. */
export const ints: Argument<number[]> = { word: "tuple of ints", read: readInts };

/** Several ints in a tuple or list. */
export const tuple: Argument<number[]> = {
  word: "tuple of ints",
  read: (value) => (value instanceof Sequence ? readInts(value) : undefined),
};

/** Sizes as `2, 3` or `(2, 3)`. */
export const sizes: Argument<number[]> = { word: "tuple of ints", read: readInts, rest: "alone" };

/** Sizes as `2, 3` only: one list is data, not sizes. */
export const sizeList: Argument<number[]> = {
  word: "ints",
  read: (value) =>
    value instanceof Sequence && value.type === "tuple" && value.items.every((item) => item instanceof Int)
      ? readInts(value)
      : undefined,
  rest: true,
};

/** A list or tuple of tensors. */
export const tensors: Argument<Tensor[]> = {
  word: "tuple of Tensors",
  read: (value) => {
    if (!(value instanceof Sequence)) return undefined;
    const items = value.items.filter((item) => item instanceof Tensor);
    return items.length === value.items.length ? items : undefined;
  },
};

/** Tensors as `a, b` or `(a, b)`. */
export const someTensors: Argument<Tensor[]> = { ...tensors, rest: true };

/** An array of NumPy. */
export const array: Argument<Tensor> = {
  word: "np.ndarray",
  read: (value) => (value instanceof NdArray ? value.tensor : undefined),
};

/** Anything, unread. */
export const anything: Argument<Value> = { word: "a value", read: (value) => value };
