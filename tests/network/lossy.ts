// What is left of a network that loses packets and is far away, above TCP: everything comes, in order, and late.
import { Transform, type TransformCallback } from "node:stream";

export interface Loss {
  /** ms from one end to the other */
  oneWayMs: number;
  /** the share of packets that are lost */
  lost: number;
}

/** Bytes of a packet on most lines. */
const packetBytes = 1_400;

/**
 * One direction of a connection. A lost packet is sent again after twice the way there and back, one that is lost again
 * after twice as long; whatever is behind it waits.
 */
export class Lossy extends Transform {
  readonly #loss: Loss;
  #arrival = 0;
  #underway = 0;
  #emptied: () => void = () => {};

  constructor(loss: Loss) {
    super();
    this.#loss = loss;
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    const packets = Math.ceil(chunk.byteLength / packetBytes);
    const late = Math.max(...Array.from({ length: packets }, () => this.#resentMs()));
    this.#arrival = Math.max(this.#arrival, performance.now() + this.#loss.oneWayMs + late);
    this.#underway++;
    setTimeout(() => this.#arrive(chunk), this.#arrival - performance.now());
    done();
  }

  override _flush(done: TransformCallback): void {
    if (this.#underway === 0) done();
    else this.#emptied = done;
  }

  #arrive(chunk: Buffer): void {
    this.#underway--;
    if (!this.destroyed) this.push(chunk);
    if (this.#underway === 0) this.#emptied();
  }

  #resentMs(): number {
    let [wait, all] = [4 * this.#loss.oneWayMs, 0];
    for (; Math.random() < this.#loss.lost; wait *= 2) all += wait;
    return all;
  }
}
