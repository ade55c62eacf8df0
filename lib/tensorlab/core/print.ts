/**
 * The printed form of tensors, after torch/_tensor_str.py of PyTorch 1.13: one format for all elements, chosen from
 * those that will be shown; columns aligned; edges only above `threshold` elements; suffixes for what is not default.
 */
import { fixed, scientific } from "./decimal";
import { defaultDType, isFloating, type DType } from "./dtype";
import { printOptions } from "./print-options";
import { select } from "./views";
import { withoutRecording } from "./autograd";
import { dense, type Tensor } from "./tensor";

interface Format {
  width: number;
  show: (value: number) => string;
}

const longest = (texts: string[]): number => texts.reduce((most, text) => Math.max(most, text.length), 1);

const padded = (width: number, text: (value: number) => string): Format => ({
  width,
  show: (value) => text(value).padStart(width),
});

/** True, 7 */
const wholeText = (dtype: DType) => (value: number) =>
  dtype === "bool" ? (value ? "True" : "False") : String(value);

/** Numbers so far apart, so large or so small that they are shown with exponents. */
function needsExponents(sizes: number[], whole: boolean): boolean {
  const max = sizes.reduce((a, b) => Math.max(a, b));
  const min = sizes.reduce((a, b) => Math.min(a, b));
  return max / min > 1000 || max > 1e8 || (!whole && min < 1e-4);
}

function floatFormat(values: number[]): Format {
  const { precision, sciMode } = printOptions();
  const shown = values.filter((value) => Number.isFinite(value) && value !== 0);
  const whole = shown.every(Number.isInteger);
  const sci = shown.length > 0 && needsExponents(shown.map(Math.abs), whole);
  const exponents = (value: number) => scientific(value, precision);
  const decimals = (value: number) => fixed(value, precision);
  const point = (value: number) => fixed(value, 0) + (Number.isFinite(value) ? "." : "");
  // the width follows from the automatic choice even where sci_mode overrules it, as in PyTorch
  const measure = sci ? exponents : whole ? point : decimals;
  return padded(longest(shown.map(measure)), (sciMode ?? sci) ? exponents : whole ? point : decimals);
}

function formatOf(values: number[], dtype: DType): Format {
  if (isFloating(dtype)) return floatFormat(values);
  const text = wholeText(dtype);
  return padded(longest(values.map(text)), text);
}

/** The items of a dimension that are shown: all, or both edges with null between. */
function shownItems(size: number, summarize: boolean): (number | null)[] {
  const { edgeitems } = printOptions();
  const all = Array.from({ length: size }, (_, at) => at);
  if (!summarize || size <= 2 * edgeitems) return all;
  return [...all.slice(0, edgeitems), null, ...all.slice(size - edgeitems)];
}

/** Values that are shown at all, from which the format is chosen. */
function shownValues(tensor: Tensor): number[] {
  if (tensor.rank === 0) return [...dense(tensor)];
  const items = shownItems(tensor.shape[0], true).filter((item) => item !== null);
  if (tensor.rank > 1) return items.flatMap((item) => shownValues(select(tensor, 0, item)));
  const values = dense(tensor);
  return items.map((item) => values[item]);
}

function vectorText(tensor: Tensor, indent: number, summarize: boolean, format: Format): string {
  const values = dense(tensor);
  const cells = shownItems(values.length, summarize).map((item) =>
    item === null ? " ..." : format.show(values[item]),
  );
  const perLine = Math.max(1, Math.floor((printOptions().linewidth - indent) / (format.width + 2)));
  const lines: string[] = [];
  for (let at = 0; at < cells.length; at += perLine) lines.push(cells.slice(at, at + perLine).join(", "));
  return `[${lines.join(`,\n${" ".repeat(indent + 1)}`)}]`;
}

function nestedText(tensor: Tensor, indent: number, summarize: boolean, format: Format): string {
  if (tensor.rank === 0) return format.show(dense(tensor)[0]);
  if (tensor.rank === 1) return vectorText(tensor, indent, summarize, format);
  const parts = shownItems(tensor.shape[0], summarize).map((item) =>
    item === null ? "..." : nestedText(select(tensor, 0, item), indent + 1, summarize, format),
  );
  return `[${parts.join(`,${"\n".repeat(tensor.rank - 1)}${" ".repeat(indent + 1)}`)}]`;
}

/** "(0, 3)", "(2,)" */
const tupleText = (shape: readonly number[]): string =>
  shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;

/** What stands after the values: size=, dtype=, grad_fn=, requires_grad=. */
function suffixes(tensor: Tensor): string[] {
  const out: string[] = [];
  const empty = tensor.count === 0;
  const usual = empty ? [defaultDType()] : [defaultDType(), "int64", "bool"];
  if (empty && tensor.rank !== 1) out.push(`size=${tupleText(tensor.shape)}`);
  if (!usual.includes(tensor.dtype)) out.push(`dtype=torch.${tensor.dtype}`);
  if (tensor.gradFn) out.push(`grad_fn=<${tensor.gradFn.name}>`);
  else if (tensor.requiresGrad) out.push("requires_grad=True");
  return out;
}

/** Adds suffixes, each on the last line where it fits. */
function withSuffixes(text: string, parts: string[], indent: number): string {
  let out = text;
  let line = text.length - text.lastIndexOf("\n") + 1;
  for (const part of parts) {
    const fits = line + part.length + 2 <= printOptions().linewidth;
    out += fits ? `, ${part}` : `,\n${" ".repeat(indent)}${part}`;
    line = fits ? line + part.length + 2 : indent + part.length;
  }
  return `${out})`;
}

/** repr(tensor), as PyTorch prints it. */
export function printTensor(tensor: Tensor): string {
  const prefix = "tensor(";
  const summarize = tensor.count > printOptions().threshold;
  const values = withoutRecording(() => {
    if (tensor.count === 0) return "[]";
    const format = formatOf(summarize ? shownValues(tensor) : [...dense(tensor)], tensor.dtype);
    return nestedText(tensor, prefix.length, summarize, format);
  });
  return withSuffixes(prefix + values, suffixes(tensor), prefix.length);
}
