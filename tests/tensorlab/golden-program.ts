/** Runs one program of tests/fixtures/torch in the lab and tells where it differs from real PyTorch. */
import type { Stream } from "@/lib/tensorlab/protocol";
import type { PythonSession } from "@/lib/tensorlab/python/session";
import { dense } from "@/lib/tensorlab/core/tensor";

/** What PyTorch answered; see tests/fixtures/torch/make.py. */
export interface Recorded {
  source: string;
  out?: string;
  repr?: string | null;
  dtype?: string;
  shape?: number[];
  strides?: number[];
  values?: (number | string)[];
  error?: [type: string, message: string];
}

const setup = [
  "import torch",
  "import numpy as np",
  "import torch.nn.functional as F",
  "torch.manual_seed(0)",
  "torch.set_default_dtype(torch.float32)",
  'torch.set_printoptions(profile="default")',
];

const prepare = (session: PythonSession): void => {
  for (const line of setup) session.run(line);
};

/** Sums in another order end a few units in the last place away. */
const relative = 1e-5;
const absolute = 1e-6;

const steady = (text: string): string => text.replace(/0x[0-9a-f]+/g, "0x0");
const cut = (message: string): string => steady(message.split("\nException raised from")[0].trimEnd());

function close(found: number, wanted: number | string): boolean {
  const number = Number(typeof wanted === "string" ? wanted.replace("inf", "Infinity") : wanted);
  if (Number.isNaN(number)) return Number.isNaN(found);
  if (!Number.isFinite(number)) return found === number;
  return Math.abs(found - number) <= absolute + relative * Math.abs(number);
}

function differentValues(session: PythonSession, { values }: Recorded): string[] {
  if (!values) return [];
  // what the last expression gave
  const tensor = session.describe("_")?.tensor;
  const found = tensor ? [...dense(tensor)] : [];
  const fits = found.length === values.length && found.every((value, at) => close(value, values[at]));
  return fits ? [] : [`values ${JSON.stringify(found)}, not ${JSON.stringify(values)}`];
}

/** One line per difference; empty when the lab answers as PyTorch does. */
export function differences(session: PythonSession, recorded: Recorded): string[] {
  const written: string[] = [];
  prepare(session);
  // what is warned of was not recorded
  const hear = (text: string, stream: Stream) => stream === "stdout" && written.push(text);
  const { echo, error } = session.run(recorded.source, hear);
  const found: [what: string, found: unknown, wanted: unknown][] = [
    ["error", error && [error.type, cut(error.message)], recorded.error ?? null],
    ["out", steady(written.join("")), recorded.out ?? ""],
  ];
  if (!recorded.error && !error) {
    found.push(["repr", echo ? steady(echo.repr) : null, recorded.repr ?? null]);
    if (recorded.dtype)
      found.push(
        ["dtype", echo?.picture && `torch.${echo.picture.dtype}`, recorded.dtype],
        ["shape", echo?.picture?.shape, recorded.shape],
        ["strides", echo?.picture?.strides, recorded.strides],
      );
  }
  const lines = found
    .filter(([, own, wanted]) => JSON.stringify(own) !== JSON.stringify(wanted))
    .map(([what, own, wanted]) => `${what} ${JSON.stringify(own)}, not ${JSON.stringify(wanted)}`);
  return lines.length > 0 ? lines : differentValues(session, recorded);
}
