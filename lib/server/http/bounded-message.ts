/** A request whose body is counted while it arrives, before anybody can collect it. */
import { IncomingMessage, type ServerResponse } from "node:http";
import { wireLimits } from "@/lib/contract/protocol";
import { turnAway } from "./turn-away";

/** Bytes of a request's body, by how its path begins. */
const routes: readonly (readonly [prefix: string, bytes: number])[] = [
  ["/api/auth/", 16_000],
  ["/line/", 16_000],
  // polling sends bytes as base64
  ["/socket.io/", 1.5 * wireLimits.messageBytes],
];

/** What parts the packets of a polling socket, and how many come at once: as many as a line has in a window of time. */
const parting = { byte: 0x1e, atMost: 1_250 };

/**
 * Bytes of any other body. The longest are a session with the largest lesson, some 65 KB, and in UTF-8 the longest source
 * of an exercise; a megabyte of brackets or of a form's empty parts would stop Next for a second.
 */
const elsewhere = 100_000;

const bytesFor = ({ url = "" }: IncomingMessage): number =>
  routes.find(([prefix]) => url.startsWith(prefix))?.[1] ?? elsewhere;

/** What a server makes its requests from. Beyond the bound it throws away what arrives. */
export class BoundedMessage extends IncomingMessage {
  #left = Infinity;
  #packetsLeft = Infinity;
  #overflow = (): void => undefined;
  #held: Buffer[] | null = null;
  #whole = (): void => undefined;

  /** Calls back once, when more than so many bytes have come, or packets. */
  bound(bytes: number, overflow: () => void, packets = Infinity): void {
    this.#left = bytes;
    this.#packetsLeft = packets;
    this.#overflow = overflow;
  }

  /** Keeps the body from its readers until it is let go. @returns it whole; never, when the connection ends before */
  hold(): Promise<Buffer> {
    const held: Buffer[] = [];
    this.#held = held;
    return new Promise((resolve) => (this.#whole = () => resolve(Buffer.concat(held))));
  }

  /** Hands what was held to its readers. */
  letGo(body: Buffer): void {
    this.#held = null;
    super.push(body);
    super.push(null);
  }

  /** Node's parser hands every piece of a body to this. */
  override push(chunk: Buffer | null, encoding?: BufferEncoding): boolean {
    const had = this.#left;
    this.#left -= chunk?.length ?? 0;
    if (chunk && this.#packetsLeft !== Infinity) this.#countPackets(chunk);
    if (this.#left >= 0) return this.#held ? this.#keep(this.#held, chunk) : super.push(chunk, encoding);
    if (had >= 0) this.#overflow();
    return true;
  }

  #countPackets(chunk: Buffer): void {
    for (const byte of chunk) if (byte === parting.byte) this.#packetsLeft--;
    if (this.#packetsLeft < 0) this.#left = -1;
  }

  #keep(held: Buffer[], chunk: Buffer | null): boolean {
    if (chunk) held.push(chunk);
    else this.#whole();
    return true;
  }
}

const sentence = (bytes: number): string =>
  `This request is larger than the ${Math.floor(bytes / 1_000)} KB that are taken here. Nothing of it was kept.`;

/**
 * Holds a request to its route's bound, whether it says its length or comes in chunks.
 * @returns false when it was turned away already
 */
export function boundBody(request: BoundedMessage, response: ServerResponse): boolean {
  const bytes = bytesFor(request);
  const refuse = () => turnAway(request, response, 413, sentence(bytes));
  const declared = Number(request.headers["content-length"] ?? 0);
  const packets = request.url?.startsWith("/socket.io/") ? parting.atMost : Infinity;
  request.bound(declared > bytes ? -1 : bytes, refuse, packets);
  if (declared > bytes) refuse();
  return declared <= bytes;
}
