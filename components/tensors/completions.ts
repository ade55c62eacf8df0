import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import type { Language } from "@/lib/content/language";
import { torchHelp, type TorchHelp } from "@/lib/content/torch-help";

/** What stands before the dot, and which names are meant then. */
const scopes: [RegExp, (help: TorchHelp) => boolean][] = [
  [/\b(F|functional)\.(\w*)$/, ({ on }) => on === "functional"],
  [/\blinalg\.(\w*)$/, ({ on }) => on === "linalg"],
  [/\bautograd\.(\w*)$/, ({ on }) => on === "autograd"],
  [/\b(np|numpy)\.(\w*)$/, ({ on }) => on === "numpy"],
  [/\btorch\.(\w*)$/, ({ on }) => on === "torch" || on === "both"],
  [/[\w)\]]\.(\w*)$/, ({ on }) => on === "tensor" || on === "both"],
];

const asCompletion = ({ name, call, help }: TorchHelp, language: Language): Completion => ({
  label: name,
  detail: call,
  info: help[language],
  type: call ? "function" : "property",
});

/** Completion for torch, by what stands before the dot, with short help in the reader's language. */
export function torchCompletions(language: Language) {
  return (context: CompletionContext): CompletionResult | null => {
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const scope = scopes.find(([pattern]) => pattern.test(before));
    if (!scope) return null;
    const typed = /(\w*)$/.exec(before)?.[1] ?? "";
    return {
      from: context.pos - typed.length,
      options: torchHelp.filter(scope[1]).map((help) => asCompletion(help, language)),
      validFor: /^\w*$/,
    };
  };
}
