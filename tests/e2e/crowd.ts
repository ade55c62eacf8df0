// Students without a browser: each comes in by a socket of its own and sends a model.
import { nanoid } from "nanoid";
import { courseConfig } from "@/lib/spiral/config";
import { initialWeights } from "@/lib/spiral/network";
import { connect, type Client } from "../server/client";
import { deviceOfPage } from "../server/device-of-page";

/** who come in at the same moment */
const atOnce = 10;

async function comeIn(url: string, code: string, seat: number): Promise<Client> {
  const client = await connect(url, { role: "student", code }, await deviceOfPage(url, code));
  await client.must("participant.join", { name: `Seat ${seat}` });
  const { session } = await client.until("room.view");
  const config = { ...courseConfig(session.dataset), seed: seat };
  await client.must("run.submit", {
    ...{ id: nanoid(), config, epochs: 1, engine: "wasm", claimedAccuracy: null },
    weights: Uint8Array.from(new Uint8Array(initialWeights(config).buffer)),
    curve: [{ epoch: 1, loss: 1.1, trainAccuracy: 0.3, heldOutLoss: null, heldOutAccuracy: null }],
  });
  return client;
}

/** So many come in; "Seat 1" is the first of them. */
export async function crowd(url: string, code: string, count: number): Promise<Client[]> {
  const all: Client[] = [];
  for (let first = 1; first <= count; first += atOnce) {
    const seats = Array.from({ length: Math.min(atOnce, count - first + 1) }, (_, i) => first + i);
    all.push(...(await Promise.all(seats.map((seat) => comeIn(url, code, seat)))));
  }
  return all;
}
