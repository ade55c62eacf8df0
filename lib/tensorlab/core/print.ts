/** The printed form of tensors. */
import { dense, type Tensor } from "./tensor";

/** repr(tensor), as PyTorch prints it. */
export const printTensor = (tensor: Tensor): string => `tensor(${[...dense(tensor)].join(", ")})`;
