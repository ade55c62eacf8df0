// The rest of a class, over sockets: long names, names that run from right to left, and people who did not submit.
import { nanoid } from "nanoid";
import { joinInTurn } from "@/lib/client/join-in-turn";
import type { Progress } from "@/lib/contract/views";
import type { Tile } from "@/lib/contract/wall";
import { courseConfig, type Config } from "@/lib/spiral/config";
import { packMap, smallMapSides } from "@/lib/spiral/small-map";
import { connect, type Client } from "../../server/client";
import { deviceOfPage } from "../../server/device-of-page";
import { runOf } from "../../server/harness";

const names = [
  "Maximiliane von der Tann",
  "王小明",
  "أحمد 7",
  "דנה",
  "Zoë",
  "欧阳娜娜的同桌的同桌的同桌的",
  "O’Neill, B.",
  ...Array.from({ length: 33 }, (_, at) => `Student ${at + 1}`),
];

const stateOf = (at: number): Progress["state"] =>
  (["training", "training", "paused", "finished", "training"] as const)[at % 5];
const accuracyAt = (at: number): number => 0.35 + 0.64 * ((at * 37) % 100) * 0.01;

function progressOf(at: number): Progress {
  if (at % 6 === 5)
    return { activity: "questions", state: "writing", epoch: 0, accuracy: null, item: "softmax" };
  const run = { activity: "spiral" as const, epoch: 20 * at, accuracy: accuracyAt(at) };
  if (at === 4) return { ...run, state: "diverged" };
  if (at === 9) return { ...run, state: "training", still: "dead" };
  return { ...run, state: stateOf(at) };
}

/** Arms that turn, as a network that learns the spiral draws them; the surer the further it is. */
function mapOf(at: number): Uint8Array<ArrayBuffer> {
  const size = 48;
  const probabilities = new Float32Array(size * size * 3);
  for (let cell = 0; cell < size * size; cell++) {
    const [x, y] = [(cell % size) / 24 - 1, 1 - Math.floor(cell / size) / 24];
    const turn = Math.atan2(y, x) / (2 * Math.PI) + Math.hypot(x, y) * (0.4 + accuracyAt(at)) + at / 9;
    const place = (((turn * 3) % 3) + 3) % 3;
    const sure = 0.4 + 0.55 * accuracyAt(at) * Math.abs(Math.sin(place * Math.PI));
    probabilities.fill((1 - sure) / 2, 3 * cell, 3 * cell + 3);
    probabilities[3 * cell + Math.floor(place)] = sure;
  }
  return packMap({ size, classes: 3, probabilities }, smallMapSides.wall);
}

const tileOf = (at: number): Tile => ({
  map: mapOf(at),
  network: at % 3 === 0 ? "2→24→16→3" : "2→100→3",
  ...{ activation: "relu", optimizer: "adam", parameters: 403, epoch: 20 * at, accuracy: accuracyAt(at) },
  state: stateOf(at),
  spark: Array.from({ length: 20 }, (_, step) =>
    Math.round(33 + (accuracyAt(at) * 100 - 33) * (1 - Math.exp(-step / 5))),
  ),
});

export class Crowd {
  readonly #baseURL: string;
  readonly #code: string;
  #clients: Client[] = [];

  constructor(baseURL: string, code: string) {
    this.#baseURL = baseURL;
    this.#code = code;
  }

  async join(): Promise<void> {
    for (const name of names) {
      const cookie = await deviceOfPage(this.#baseURL, this.#code);
      const client = await connect(this.#baseURL, { role: "student", code: this.#code }, cookie);
      const reply = await joinInTurn(() => client.send("participant.join", { name }));
      if (!reply.ok) throw new Error(`${name} could not join: ${reply.error.code}`);
      this.#clients.push(client);
    }
  }

  /** Most submit a network that was never trained. */
  async submit(): Promise<void> {
    for (const [at, client] of this.#clients.slice(0, -5).entries()) {
      const { session } = await client.until("room.view", (view) => view.session.status === "open");
      await client.must("run.submit", runOf(this.#configOf(session.dataset, at), at + 1));
    }
  }

  /** What each is at: most train, some went wrong, stand still, write or have finished; a few have gone. */
  async beAt(): Promise<void> {
    for (const [at, client] of this.#clients.entries()) await client.must("progress.report", progressOf(at));
    for (const client of this.#clients.splice(-3)) client.close();
    for (const [at, client] of this.#clients.entries())
      if (at % 6 === 5)
        await client.must("answer.draft", {
          ...{ id: nanoid(), questionId: "softmax", baseVersion: 0 },
          text: "Softmax turns logits into shares that sum to one, so the largest logit has the largest share and",
        });
  }

  /** How their runs look, to a wall that is open. */
  async show(): Promise<void> {
    for (const [at, client] of this.#clients.entries()) await client.must("tile.report", tileOf(at));
  }

  leave(): void {
    for (const client of this.#clients) client.close();
  }

  #configOf(dataset: Config["dataset"], at: number): Config {
    const config = courseConfig(dataset);
    const units = [8 + 4 * (at % 20)];
    if (at % 3 === 0) units.push(16);
    const hidden = units.map((count) => ({ units: count, activation: "relu" as const, dropout: 0 }));
    return { ...config, network: { ...config.network, hidden } };
  }
}
