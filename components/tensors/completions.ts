import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import type { Language } from "@/lib/content/language";
import type { TorchHelp } from "@/lib/content/torch-help";
import type { Place } from "@/lib/content/torch-help/row";

const both: readonly Place[] = ["torch", "tensor"];

/** What a module's name before the dot means; the first that fits counts. */
const modules: [RegExp, Place][] = [
  [/(?<![\w.])(?:torch\.nn\.functional|nn\.functional|functional|F)\.$/, "functional"],
  [/(?<![\w.])(?:torch\.)?linalg\.$/, "linalg"],
  [/(?<![\w.])(?:torch\.)?autograd\.$/, "autograd"],
  [/(?<![\w.])(?:torch\.)?nn\.$/, "nn"],
  [/(?<![\w.])torch\.$/, "torch"],
  [/(?<![\w.])(?:np|numpy)\.random\.$/, "random"],
  [/(?<![\w.])(?:np|numpy)\.$/, "numpy"],
  [/(?<![\w.])(?:plt|pyplot)\.$/, "pyplot"],
  [/(?<![\w.])classroom\.$/, "classroom"],
];

/** `np.zeros(3).` or `x.numpy().` */
const arrayResult = /((?<![\w.])(?:np|numpy)\.[\w.]+\([^()]*\)|\.numpy\(\))\.$/;

/** Whether the cell's last assignment to a name before this place gives it an array. */
function holdsArray(name: string, source: string): boolean {
  const assigned = [...source.matchAll(/^[ \t]*(\w+)[ \t]*=(?!=)[ \t]*(.*)$/gm)].filter(
    ([, target]) => target === name,
  );
  const value = assigned.at(-1)?.[2] ?? "";
  return /^(np|numpy)\.\w/.test(value) || /\.numpy\(\)\s*$/.test(value);
}

/** What `before`, which ends in a dot, is about; undefined where no value stands before the dot. */
function placeOf(before: string, source: string): Place | undefined {
  const named = modules.find(([pattern]) => pattern.test(before));
  if (named) return named[1];
  if (/(?<![\w.])((?:np|numpy)\.\w+|\d+)\.$/.test(before) || !/[\w)\]]\.$/.test(before)) return undefined;
  const name = /(?<![\w.])([A-Za-z_]\w*)\.$/.exec(before)?.[1];
  return arrayResult.test(before) || (name && holdsArray(name, source)) ? "array" : "tensor";
}

/** How far a completion may be put up or down. */
const boostAtMost = 99;

/** @param place in the order of the reading: what the week uses comes first */
const asCompletion = ({ name, call, help }: TorchHelp, language: Language, place: number): Completion => ({
  label: name,
  detail: call,
  info: help[language],
  type: call ? "function" : "property",
  boost: Math.max(boostAtMost - place, -boostAtMost),
});

/**
 * Hundreds of entries in two languages, so not a part of what the page waits for.
 * @returns none while the network is away; the next call asks again
 */
export async function loadTorchHelp(): Promise<readonly TorchHelp[]> {
  try {
    return (await import("@/lib/content/torch-help")).torchHelp;
  } catch {
    return [];
  }
}

/** Completion for torch and NumPy, by what stands before the dot, with short help in the reader's language. */
export function torchCompletions(language: Language) {
  return async ({ state, pos }: CompletionContext): Promise<CompletionResult | null> => {
    const source = state.doc.sliceString(0, pos);
    const from = pos - (/\w*$/.exec(source)?.[0].length ?? 0);
    const line = state.doc.lineAt(pos);
    const place = placeOf(state.doc.sliceString(line.from, Math.max(from, line.from)), source);
    if (!place) return null;
    const help = await loadTorchHelp();
    return {
      from,
      options: help
        .filter(({ on }) => on === place || (on === "both" && both.includes(place)))
        .map((one, at) => asCompletion(one, language, at)),
      validFor: /^\w*$/,
    };
  };
}
