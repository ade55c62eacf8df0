/** An error that Python shall raise: the type and message that PyTorch would give. */
export class TorchFailure extends Error {
  constructor(
    /** Python's exception class, "RuntimeError"; or "Misfit" */
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

/** Raises a RuntimeError. */
export function runtimeError(message: string): never {
  throw new TorchFailure("RuntimeError", message);
}

/** Raises a TypeError. */
export function typeError(message: string): never {
  throw new TorchFailure("TypeError", message);
}

/** Refuses a call's arguments. Python knows what PyTorch says of them: ../python/library/torch/calls.py. */
export function misfitting(message: string): never {
  throw new TorchFailure("Misfit", message);
}

/** Raises an IndexError. */
export function indexError(message: string): never {
  throw new TorchFailure("IndexError", message);
}

/** Raises a ValueError. */
export function valueError(message: string): never {
  throw new TorchFailure("ValueError", message);
}

/** Raises torch.linalg.LinAlgError, a RuntimeError. */
export function linAlgError(message: string): never {
  throw new TorchFailure("_LinAlgError", message);
}
