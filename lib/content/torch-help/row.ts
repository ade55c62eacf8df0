// What a line of help holds.

/**
 * Where a name is found: after `torch.`, after a tensor and a dot, after both, after `torch.nn.functional.`, `torch.linalg.`,
 * `torch.autograd.` or `numpy.`.
 */
export type Place = "torch" | "tensor" | "both" | "functional" | "linalg" | "autograd" | "numpy";

/** Arguments as one types them; empty for what is no function. */
export type Row = readonly [name: string, on: Place, call: string, en: string, zh: string];
