/** What `help(torch.randn)` says: the editor's own help, in the reader's language. */
import type { Language } from "@/lib/content/language";
import { torchHelp } from "@/lib/content/torch-help";
import type { Place } from "@/lib/content/torch-help/row";

/** @param path as one writes it in full, "torch.randn" or "torch.Tensor.view" */
export type HelpOf = (path: string, language: Language) => string;

/** Where the last name of a path is found, by what stands before it. */
const places: Readonly<Record<string, readonly Place[]>> = {
  torch: ["torch", "both"],
  "torch.Tensor": ["tensor", "both"],
  "torch.nn": ["nn"],
  "torch.nn.functional": ["functional"],
  "torch.linalg": ["linalg"],
  "torch.autograd": ["autograd"],
  numpy: ["numpy"],
  "numpy.random": ["random"],
};

/** The call and a sentence; empty where there is no help. */
export const helpText: HelpOf = (path, language) => {
  const dot = path.lastIndexOf(".");
  const found = torchHelp.find(
    ({ name, on }) => name === path.slice(dot + 1) && places[path.slice(0, dot)]?.includes(on),
  );
  if (!found) return "";
  // what a tensor is asked for, a function is given beside the tensor
  const given = found.on === "both" && path.startsWith("torch.") && !path.startsWith("torch.Tensor.");
  const call = given ? `(input${found.call === "()" ? "" : ", "}${found.call.slice(1)}` : found.call;
  return `${path}${call}\n\n    ${found.help[language]}`;
};
