/**
 * One parameter's optimizer in doubles, written from PyTorch's pages and not from ours.
 * Source: https://pytorch.org/docs/1.13/generated/ torch.optim.SGD, RMSprop, Adam and AdamW, the boxed algorithms.
 */
import type { Optimizer } from "@/lib/spiral/config";

const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8];

export class ReferenceParameter {
  theta: number;
  readonly #isWeight: boolean;
  #velocity: number | null = null;
  #mean = 0;
  #square = 0;
  #t = 0;

  /** @param isWeight L1 leaves biases alone */
  constructor(theta: number, isWeight: boolean) {
    this.theta = theta;
    this.#isWeight = isWeight;
  }

  /** One step of a gradient of the loss alone. @param rate the learning rate of this step */
  step(optimizer: Optimizer, gradient: number, rate: number): void {
    const { kind, weightDecay, l1 } = optimizer;
    let g = gradient;
    this.#t++;
    if (l1 && this.#isWeight) g += l1 * Math.sign(this.theta);
    if (kind === "adamw") this.theta -= rate * weightDecay * this.theta;
    else g += weightDecay * this.theta;
    if (kind === "adam" || kind === "adamw") this.theta -= rate * this.#adam(g);
    else if (kind === "rmsprop") this.theta -= rate * this.#rmsprop(g, optimizer.momentum);
    else this.theta -= rate * this.#descent(g, optimizer);
  }

  #descent(g: number, { kind, momentum }: Optimizer): number {
    if (kind === "sgd") return g;
    this.#velocity = this.#velocity === null ? g : momentum * this.#velocity + g;
    return kind === "nesterov" ? g + momentum * this.#velocity : this.#velocity;
  }

  #rmsprop(g: number, alpha: number): number {
    this.#square = alpha * this.#square + (1 - alpha) * g * g;
    return g / (Math.sqrt(this.#square) + epsilon);
  }

  #adam(g: number): number {
    this.#mean = beta1 * this.#mean + (1 - beta1) * g;
    this.#square = beta2 * this.#square + (1 - beta2) * g * g;
    const mean = this.#mean / (1 - beta1 ** this.#t);
    const square = this.#square / (1 - beta2 ** this.#t);
    return mean / (Math.sqrt(square) + epsilon);
  }
}
