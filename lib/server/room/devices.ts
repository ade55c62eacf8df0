/** Which participants the devices of a room's connections are: a cache of the database's bindings. */
import { bindingsOfDevices, rebound, unbound, type Binding } from "@/lib/db/devices";
import type { Actor } from "@/lib/live/state";
import type { Viewer } from "../viewer";

/** device hash → who the device is and was */
export type Bindings = ReadonlyMap<string, Binding>;

/** Who a viewer is in the session. */
export function actorOf(viewer: Viewer, bindings: Bindings): Actor {
  if (viewer.role !== "student") return viewer;
  const { participantId, was } = bindings.get(viewer.deviceHash ?? "") ?? unbound;
  return participantId === null ? { role: "visitor", was } : { role: "student", participantId };
}

export class Devices {
  readonly #now: () => number;
  #bindings = new Map<string, Binding>();

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

  /** What a device would be as this participant, or nobody. */
  rebound = (deviceHash: string, participantId: string | null): Binding =>
    rebound(this.#bindings.get(deviceHash) ?? unbound, participantId);

  /** The device is this from now on; stored by the caller. */
  bind(deviceHash: string, binding: Binding): void {
    this.#bindings.set(deviceHash, binding);
  }

  /** The devices that are this participant. */
  of = (participantId: string): string[] =>
    [...this.#bindings].flatMap(([hash, one]) => (one.participantId === participantId ? hash : []));

  /** Asks the database who devices are. */
  async learn(deviceHashes: readonly string[]): Promise<Bindings> {
    const found = await bindingsOfDevices(deviceHashes, this.#now());
    for (const hash of deviceHashes) {
      const binding = found.get(hash);
      if (binding) this.bind(hash, binding);
      else this.#bindings.delete(hash);
    }
    return found;
  }

  /** Asks the database about all devices that are known, and these. @returns those that are somebody else now */
  async relearn(connected: readonly string[]): Promise<string[]> {
    const devices = [...new Set([...connected, ...this.#bindings.keys()])];
    const bindings = await bindingsOfDevices(devices, this.#now());
    const changed = devices.filter(
      (device) => JSON.stringify(bindings.get(device)) !== JSON.stringify(this.#bindings.get(device)),
    );
    this.#bindings = bindings;
    return changed;
  }
}
