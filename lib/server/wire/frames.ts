/** What comes over a socket, counted before anything reads it, and what waits to go out. */
import { Spending } from "./spending";
import { expel, known, type Member } from "./member";
import { Waiting } from "./waiting";

const windowMs = 10_000;

/** What a frame costs beside its bytes, so that many small ones are as dear as a large one: 1,250 in a window. */
const frameBytes = 8_000;

/** Bytes in a window. A page that comes back sends dozens of runs at once; who is not in a session has little to say. */
const allowed = { known: 10_000_000, stranger: 500_000 };

/** An attachment follows its announcement at once. */
const attachmentMs = 10_000;

interface Packet {
  type: string;
  data?: string | Uint8Array;
}

/** UTF-16 units stand for bytes here */
const sizeOf = ({ data }: Packet): number => data?.length ?? 0;

// socket.io's types of an event and an acknowledgement with attachments
const announces = ({ type, data }: Packet): boolean =>
  type === "message" && typeof data === "string" && /^[56]/.test(data);

export class Frames {
  readonly #spending: Spending;
  readonly #generosity: number;
  readonly #waiting = new Waiting();

  constructor(now: () => number, generosity: number) {
    this.#spending = new Spending(windowMs, now);
    this.#generosity = generosity;
  }

  /** Ends the connection when it sends too much, leaves an attachment out, or takes nothing. */
  watch(member: Member): void {
    const { socket } = member;
    let attachment: NodeJS.Timeout | undefined;
    this.#waiting.watch(member);
    socket.on("packet", (packet: Packet) => {
      if (!this.#affords(member, frameBytes + sizeOf(packet))) return expel(member, this.#spending.msLeft);
      if (packet.type !== "message") return;
      clearTimeout(attachment);
      if (announces(packet)) attachment = setTimeout(() => expel(member, windowMs), attachmentMs);
    });
    socket.on("close", () => clearTimeout(attachment));
  }

  /** WebSocket's own pings and pongs: no page sends them unasked, and we ask none. @returns false when there are too many */
  ping(wire: string): boolean {
    return this.#spending.add(`ping ${wire}`, frameBytes) <= allowed.stranger;
  }

  #affords(member: Member, cost: number): boolean {
    const kind = known(member) ? "known" : "stranger";
    const { device, address, socket } = member;
    const who = device ?? (kind === "known" ? socket.request.socket.remotePort : address);
    return this.#spending.add(`${kind} ${who}`, cost) <= allowed[kind] * this.#generosity;
  }
}
