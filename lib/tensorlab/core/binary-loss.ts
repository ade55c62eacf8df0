/** Losses of yes and no: of probabilities, and of the logits that they come from. */
import { record, renamed, withoutRecording } from "./autograd";
import { add, div, mul, number, sub } from "./arithmetic";
import { clamp } from "./clamping";
import { isFloating, legacyNames } from "./dtype";
import { runtimeError, valueError } from "./failure";
import { reduced } from "./loss";
import { showShape } from "./shape";
import { dense, type Tensor } from "./tensor";
import { unary } from "./unary";

const weighed = (each: Tensor, weight: Tensor | null): Tensor => (weight ? mul(each, weight) : each);

const sizeText = ({ shape }: Tensor): string => `torch.Size(${showShape(shape)})`;

/** ValueError in the words of `message` unless both have one shape. */
function checkSameSize(
  input: Tensor,
  target: Tensor,
  message: (target: string, input: string) => string,
): void {
  if (input.shape.join() !== target.shape.join()) valueError(message(sizeText(target), sizeText(input)));
}

/** 1 − p. */
const rest = (p: Tensor): Tensor => sub(number(1), p);

/** (t − 1)·log(1 − p) − t·log p, logarithms kept above −100; in this order, so that zeros have the signs that PyTorch's have. */
function surprise(p: Tensor, t: Tensor): Tensor {
  const log = (x: Tensor) => clamp(unary(x, "log"), number(-100), null);
  return sub(mul(sub(t, number(1)), log(rest(p))), mul(t, log(p)));
}

/**
 * F.binary_cross_entropy of probabilities and targets of their shape; logarithms are kept above −100.
 * ValueError for another shape, RuntimeError for another type or what is no probability.
 */
export function binaryCrossEntropy(
  input: Tensor,
  target: Tensor,
  weight: Tensor | null,
  reduction: string,
): Tensor {
  checkSameSize(
    input,
    target,
    (wrong, right) =>
      `Using a target size (${wrong}) that is different to the input size (${right}) is deprecated. Please ensure they have the same size.`,
  );
  if (input.dtype !== target.dtype)
    runtimeError(`Found dtype ${legacyNames[target.dtype]} but expected ${legacyNames[input.dtype]}`);
  if (dense(input).some((p) => !(p >= 0 && p <= 1)))
    runtimeError("all elements of input should be between 0 and 1");
  const each = record(
    withoutRecording(() => surprise(input, target)),
    "BinaryCrossEntropyBackward0",
    [input, target],
    (grad) => [
      div(mul(grad, sub(input, target)), clamp(mul(rest(input), input), number(1e-12), null)),
      target.requiresGrad ? mul(grad, sub(unary(rest(input), "log"), unary(input, "log"))) : null,
    ],
    [input, target],
  );
  return renamed(reduced(weighed(each, weight), reduction), "BinaryCrossEntropyBackward0", [input, target]);
}

interface Logits {
  weight: Tensor | null;
  /** how much a target of 1 counts */
  positive: Tensor | null;
  reduction: string;
}

/**
 * F.binary_cross_entropy_with_logits of logits and targets of their shape: max(x, 0) − x·t + log(1 + exp(−|x|)).
 * ValueError for another shape.
 */
export function binaryCrossEntropyWithLogits(
  input: Tensor,
  target: Tensor,
  { weight, positive, reduction }: Logits,
): Tensor {
  checkSameSize(
    input,
    target,
    (wrong, right) => `Target size (${wrong}) must be the same as input size (${right})`,
  );
  if (!isFloating(target.dtype) && target.dtype !== "bool")
    runtimeError(`result type Float can't be cast to the desired output type ${legacyNames[target.dtype]}`);
  const log = unary(input, "logsigmoid");
  const counted = positive ? mul(log, add(mul(sub(positive, number(1)), target), number(1))) : log;
  const each = sub(mul(sub(number(1), target), input), counted);
  return renamed(reduced(weighed(each, weight), reduction), "BinaryCrossEntropyWithLogitsBackward0", [
    input,
    target,
  ]);
}
