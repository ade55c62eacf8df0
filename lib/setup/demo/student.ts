/** One simulated student: joins through the real contract, really trains, submits and answers. */
import { nanoid } from "nanoid";
import { openConnection, type Connection } from "@/lib/client/connection";
import { followStudentView } from "@/lib/client/student-view";
import { TileSender } from "@/lib/client/tile-sender";
import { questionIds } from "@/lib/content/questions";
import { tileOfRun, tryingOf } from "@/lib/lab/run/tile-of-run";
import { standstillOf } from "@/lib/lab/still/standstill";
import { courseConfig, type Activation, type Config, type Dataset } from "@/lib/spiral/config";
import type { CurvePoint } from "@/lib/spiral/curve-point";
import { featuresOf } from "@/lib/spiral/forward";
import { gridPoints, usualExtent } from "@/lib/spiral/plane";
import { explosionLoss } from "@/lib/training/divergence";
import { PlainEngine } from "@/lib/training/plain/plain-engine";
import { prepareWork } from "@/lib/training/work";
import { demoAnswers } from "./answers";

export interface DemoStudent {
  name: string;
  /** how able: 0 tries what cannot work, 1 finds a small good network */
  skill: number;
}

/** Epochs, of one step each, at once; short, so that a dozen students share one thread fairly. And between two reports. */
const stepsAtOnce = 10;
const tellEvery = 20;
/** Runs of each: some minutes of a living class. */
const attempts = 6;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const spread = (ms: number) => ms * (0.6 + 0.8 * Math.random());

function chooseConfig(dataset: Dataset, skill: number, attempt: number): Config {
  const base = courseConfig(dataset, Math.floor(Math.random() * 1e6));
  const clumsy = skill < 0.3 && attempt === 0;
  // one who tries what blows up
  const rash = skill < 0.15 && attempt === 1;
  const activation: Activation = clumsy ? "none" : Math.random() < 0.7 ? "relu" : "tanh";
  const units = clumsy
    ? [100]
    : skill > 0.7
      ? [[24], [16, 8], [12, 8]][attempt % 3]
      : [[40], [16, 16], [30]][attempt % 3];
  return {
    ...base,
    network: { ...base.network, hidden: units.map((count) => ({ units: count, activation, dropout: 0 })) },
    optimizer: {
      ...base.optimizer,
      kind: clumsy || rash ? "sgd" : "adam",
      learningRate: rash ? 100 : clumsy ? 1e-3 : 1e-2,
    },
    epochs: clumsy ? 200 : Math.round(150 + 250 * skill),
  };
}

/** The cookie that a browser would have from the page that it joins on. */
async function deviceFrom(url: string, code: string): Promise<string> {
  const page = await fetch(`${url}/j/${code}`, { headers: { accept: "text/html" } });
  await page.body?.cancel();
  return page.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

interface Joined {
  connection: Connection;
  dataset: Dataset;
  tiles: TileSender;
}

/** Shows the run under way to a wall that looks, as a student's page does. */
function tilesOf(connection: Connection): TileSender {
  const tiles = new TileSender(connection);
  const view = followStudentView(connection);
  view.subscribe(() => tiles.watch(view.get()?.self?.watched ?? null));
  return tiles;
}

async function connectAndJoin(url: string, code: string, name: string): Promise<Joined | null> {
  const cookie = await deviceFrom(url, code);
  const connection = openConnection({ role: "student", code }, { url, headers: { cookie } });
  const tiles = tilesOf(connection);
  const dataset = await new Promise<Dataset>((resolve) => {
    connection.on("student.view", ({ room }) => resolve(room.session.dataset));
  });
  const reply = await connection.request("participant.join", { name, simulated: true });
  if (reply.ok) return { connection, dataset, tiles };
  connection.close();
  return null;
}

/** Cells along a side of the map that a wall is shown. */
const mapSize = 48;

/** A run as far as it is. */
interface Run {
  engine: PlainEngine;
  config: Config;
  curve: CurvePoint[];
  epoch: number;
  accuracy: number;
}

type State = "training" | "finished" | "diverged";

/** Tells how a run stands, and how it looks to whoever wants to see it. */
async function tell({ connection, tiles }: Joined, run: Run, state: State): Promise<void> {
  const { engine, config, epoch, accuracy } = run;
  const { network, dataset } = config;
  const { weights } = await engine.read();
  const still = standstillOf({ config, curve: run.curve, weights })?.cause ?? null;
  const probabilities = await engine.predict(featuresOf(gridPoints(mapSize, usualExtent), network.features));
  const map = { size: mapSize, extent: usualExtent, classes: dataset.classes, probabilities };
  const curve = [...run.curve];
  const shown = { config, epoch, curve, map, phase: state, latest: curve.at(-1) ?? null };
  tiles.shows((closely) => tileOfRun(shown, still, closely));
  const trying = tryingOf(config);
  const report = { activity: "spiral" as const, state, epoch, accuracy, trying, ...(still && { still }) };
  await connection.request("progress.report", report);
}

async function train(joined: Joined, config: Config): Promise<Run> {
  const run: Run = { engine: new PlainEngine(prepareWork(config)), config, curve: [], epoch: 0, accuracy: 0 };
  while (run.epoch < config.epochs) {
    const { losses } = await run.engine.run(stepsAtOnce);
    run.epoch += stepsAtOnce;
    const loss = losses[losses.length - 1];
    if (!(loss < explosionLoss)) return run;
    const heldOut = await run.engine.evaluate("held-out");
    run.accuracy = heldOut.accuracy;
    const measured = { trainAccuracy: null, heldOutLoss: heldOut.loss, heldOutAccuracy: heldOut.accuracy };
    run.curve.push({ epoch: run.epoch, loss, ...measured });
    if (run.epoch % tellEvery === 0) await tell(joined, run, "training");
    await pause(spread(250));
  }
  return run;
}

async function trainAndSubmit(joined: Joined, skill: number, attempt: number): Promise<void> {
  const run = await train(joined, chooseConfig(joined.dataset, skill, attempt));
  const { engine, config, curve, accuracy } = run;
  const { weights } = await engine.read();
  if (run.epoch < config.epochs) {
    await tell(joined, run, "diverged");
    await pause(spread(30_000));
    return;
  }
  await joined.connection.request("run.submit", {
    id: nanoid(),
    config,
    weights: new Uint8Array(weights.slice().buffer),
    curve,
    epochs: config.epochs,
    engine: engine.name,
    claimedAccuracy: accuracy,
  });
  await tell(joined, run, "finished");
}

async function answer(connection: Connection, questionId: string): Promise<void> {
  const texts = demoAnswers[questionId] ?? [];
  const text = texts[Math.floor(Math.random() * texts.length)];
  if (!text) return;
  await connection.request("progress.report", {
    activity: "questions",
    state: "writing",
    epoch: 0,
    accuracy: null,
    item: questionId,
  });
  await connection.request("answer.draft", {
    id: nanoid(),
    questionId,
    text: text.slice(0, text.length / 2),
    baseVersion: 0,
  });
  await pause(spread(4_000));
  await connection.request("answer.submit", { id: nanoid(), questionId, text, evidence: [] });
}

/** Takes part until everything is done; stays connected, as a student does. */
export async function takePart(url: string, code: string, { name, skill }: DemoStudent): Promise<void> {
  const joined = await connectAndJoin(url, code, name);
  if (!joined) return;
  const { connection } = joined;
  const questions = [...questionIds];
  for (let attempt = 0; attempt < attempts; attempt++) {
    await trainAndSubmit(joined, skill, attempt);
    await pause(spread(3_000));
    for (let i = 0; i < 2; i++) {
      const next = questions.splice(Math.floor(Math.random() * questions.length), 1)[0];
      if (next && Math.random() < 0.4 + 0.6 * skill) await answer(connection, next);
      await pause(spread(5_000));
    }
  }
}
