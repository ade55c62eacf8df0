/** Which participants the devices of a room's connections are: a cache of the database's bindings. */
import { participantsOfDevices } from "@/lib/db/devices";
import type { Actor } from "@/lib/live/state";
import type { Viewer } from "../viewer";

/** device hash → participant id */
export type Bindings = ReadonlyMap<string, string>;

/** Who a viewer is in the session. */
export function actorOf(viewer: Viewer, bindings: Bindings): Actor {
  if (viewer.role !== "student") return viewer;
  const participantId = viewer.deviceHash === null ? undefined : bindings.get(viewer.deviceHash);
  return participantId === undefined ? { role: "visitor" } : { role: "student", participantId };
}

export class Devices {
  readonly #now: () => number;
  #bindings = new Map<string, string>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** As they are now; a batch of commands carries its own forward. */
  get bindings(): Bindings {
    return this.#bindings;
  }

  knows(deviceHash: string): boolean {
    return this.#bindings.has(deviceHash);
  }

  /** The device is this participant from now on, or nobody; stored by the caller. */
  bind(deviceHash: string, participantId: string | null): void {
    if (participantId === null) this.#bindings.delete(deviceHash);
    else this.#bindings.set(deviceHash, participantId);
  }

  /** Asks the database who a device is. */
  async learn(deviceHash: string): Promise<void> {
    const found = await participantsOfDevices([deviceHash], this.#now());
    this.bind(deviceHash, found.get(deviceHash) ?? null);
  }

  /** Asks the database about all devices that are known, and these. @returns those that are somebody else now */
  async relearn(connected: readonly string[]): Promise<string[]> {
    const devices = [...new Set([...connected, ...this.#bindings.keys()])];
    const bindings = await participantsOfDevices(devices, this.#now());
    const changed = devices.filter((device) => bindings.get(device) !== this.#bindings.get(device));
    this.#bindings = bindings;
    return changed;
  }
}
