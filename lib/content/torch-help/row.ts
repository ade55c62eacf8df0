/** What a line of help holds. */

/**
 * Where a name is found: after `torch.`, after a tensor and a dot, after both, after `torch.nn.`, `torch.nn.functional.`,
 * `torch.linalg.`, `torch.autograd.`, `np.`, `np.random.`, after a NumPy array and a dot, `plt.`, or `classroom.`.
 */
export type Place =
  | ("torch" | "tensor" | "both" | "nn" | "functional" | "linalg" | "autograd")
  | ("numpy" | "random" | "array" | "pyplot" | "classroom");

/** Arguments as one types them; empty for what is no function. */
export type Row = readonly [name: string, on: Place, call: string, en: string, zh: string];
