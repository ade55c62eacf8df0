// A student who trains, as far as the line knows: progress every three seconds, and a tile when a wall looks.
import { joinInTurn } from "@/lib/client/join-in-turn";
import { openConnection, type Connection } from "@/lib/client/connection";
import { ProgressReporter } from "@/lib/client/progress";
import { followStudentView } from "@/lib/client/student-view";
import { TileSender } from "@/lib/client/tile-sender";
import type { Tile } from "@/lib/contract/wall";
import { packMap, smallMapSides } from "@/lib/spiral/small-map";

/** Pictures that differ from one to the next: the cost of making them is the students', and they are many here. */
const pictures = Array.from({ length: 12 }, (_, turn) => {
  const size = 24;
  const probabilities = new Float32Array(size * size * 3).fill(0.1);
  for (let cell = 0; cell < size * size; cell++) {
    const [x, y] = [(cell % size) - 11.5, Math.floor(cell / size) - 11.5];
    const share = Math.atan2(y, x) / (2 * Math.PI) + Math.hypot(x, y) / 12 + turn / 12;
    probabilities[3 * cell + Math.floor((((share * 3) % 3) + 3) % 3)] = 0.8;
  }
  return packMap({ size, classes: 3, probabilities }, smallMapSides.wall);
});

/** ms between two changes of what the page knows of its run */
const everyMs = 1_000;

export class Trainee {
  readonly #connection: Connection;
  readonly #tiles: TileSender;
  readonly #progress: ProgressReporter;
  #timer: ReturnType<typeof setInterval> | undefined;
  #second = Math.floor(Math.random() * 60);

  constructor(url: string, code: string, cookie: string) {
    this.#connection = openConnection({ role: "student", code }, { url, headers: { cookie } });
    this.#tiles = new TileSender(this.#connection);
    this.#progress = new ProgressReporter(this.#connection);
    const view = followStudentView(this.#connection);
    view.subscribe(() => this.#tiles.watch(view.get()?.self?.watched ?? null));
  }

  async join(name: string): Promise<void> {
    const reply = await joinInTurn(() => this.#connection.request("participant.join", { name }));
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`);
  }

  train(): void {
    this.#tiles.shows(() => this.#tile());
    this.#timer = setInterval(() => {
      this.#second++;
      const { epoch, accuracy } = this.#tile();
      this.#progress.report({ activity: "spiral", state: "training", epoch, accuracy });
    }, everyMs);
  }

  leave(): void {
    clearInterval(this.#timer);
    this.#progress.close();
    this.#connection.close();
  }

  #tile(): Tile {
    const accuracy = 1 - 0.66 / (1 + this.#second / 8);
    return {
      map: pictures[this.#second % pictures.length],
      ...{ network: "2→24→16→3", activation: "relu", optimizer: "adam", parameters: 523 },
      ...{ state: "training", epoch: 20 * this.#second, accuracy },
      spark: Array.from({ length: 20 }, (_, at) => Math.round(33 + 3 * at)),
    };
  }
}
