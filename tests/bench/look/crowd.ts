// The rest of a class, over sockets: long names, names that run from right to left, and people who did not submit.
import { joinInTurn } from "@/lib/client/join-in-turn";
import { courseConfig, type Config } from "@/lib/spiral/config";
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
