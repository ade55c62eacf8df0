/** What waits for those who do not take it: bytes, until the system has them. */
import type { ServerResponse } from "node:http";
import type { Socket as EngineSocket } from "engine.io";
import { expel, type Member } from "./member";

/** Bytes that wait for one device in all its lines together; without a device of ours, in one line. */
const waitingAtMost = 16_000_000;
/** ms until whoever took nothing may come again */
const comeAgainMs = 10_000;

interface Outgoing {
  data?: string | Uint8Array;
  /** what many are sent is encoded once, in parts */
  options?: { wsPreEncodedFrame?: readonly Uint8Array[] };
}

interface Line {
  member: Member;
  bytes: number;
  /** of a polling socket: answers on their way */
  answers: Set<ServerResponse>;
  /** closed, or about to be */
  over: boolean;
}

/** The lines of one device. */
interface Group {
  bytes: number;
  lines: Set<Line>;
}

function bytesOf({ data, options }: Outgoing): number {
  const frame = options?.wsPreEncodedFrame;
  if (frame) return frame.reduce((sum, part) => sum + part.length, 0);
  return typeof data === "string" ? Buffer.byteLength(data) : (data?.length ?? 0);
}

/** Calls back once what a transport was just given is written, or never will be. */
function whenWritten({ transport }: EngineSocket, { answers }: Line, written: () => void): void {
  // the answer to a poll, of a polling transport alone
  const { res } = transport as { res?: ServerResponse | null };
  if (res) {
    answers.add(res);
    return void res.once("close", () => {
      answers.delete(res);
      written();
    });
  }
  const once = () => {
    for (const event of ["drain", "close"]) transport.off(event, once);
    written();
  };
  for (const event of ["drain", "close"]) transport.on(event, once);
}

export class Waiting {
  readonly #groups = new Map<unknown, Group>();

  /** Counts what waits for a line, and ends the device's fullest line when it is too much. */
  watch(member: Member): void {
    const { socket } = member;
    const key = member.device ?? socket;
    const line: Line = { member, bytes: 0, answers: new Set(), over: false };
    const group = this.#groups.get(key) ?? { bytes: 0, lines: new Set() };
    this.#groups.set(key, group);
    group.lines.add(line);
    const add = (bytes: number) => {
      if (!group.lines.has(line)) return;
      line.bytes += bytes;
      group.bytes += bytes;
      if (line.over && line.bytes === 0) this.#forget(key, group, line);
    };
    // what the transport has not been given
    let kept = 0;
    socket.on("packetCreate", (packet: Outgoing) => {
      if (line.over) return;
      const bytes = bytesOf(packet);
      kept += bytes;
      add(bytes);
      if (group.bytes > waitingAtMost) this.#end(key, group);
    });
    socket.on("flush", () => {
      const given = kept;
      kept = 0;
      if (given > 0) whenWritten(socket, line, () => add(-given));
    });
    socket.on("close", () => {
      line.over = true;
      add(-kept);
      kept = 0;
    });
  }

  #end(key: unknown, group: Group): void {
    const open = [...group.lines].filter(({ over }) => !over);
    const fullest = open.reduce((most, line) => (line.bytes > most.bytes ? line : most));
    // what tells them why is no longer counted
    fullest.over = true;
    this.#forget(key, group, fullest);
    expel(fullest.member, comeAgainMs);
    for (const answer of fullest.answers) answer.destroy();
  }

  #forget(key: unknown, group: Group, line: Line): void {
    group.lines.delete(line);
    group.bytes -= line.bytes;
    if (group.lines.size === 0 && this.#groups.get(key) === group) this.#groups.delete(key);
  }
}
