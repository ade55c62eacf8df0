/** One simulated student: joins through the real contract, really trains, submits and answers. */
import { nanoid } from "nanoid";
import { openConnection, type Connection } from "@/lib/client/connection";
import { questionIds } from "@/lib/content/questions";
import { courseConfig, type Activation, type Config, type Dataset } from "@/lib/spiral/config";
import type { CurvePoint } from "@/lib/spiral/curve-point";
import { PlainEngine } from "@/lib/training/plain/plain-engine";
import { prepareWork } from "@/lib/training/work";
import { demoAnswers } from "./answers";

export interface DemoStudent {
  name: string;
  /** how able: 0 tries what cannot work, 1 finds a small good network */
  skill: number;
}

/** Steps between two reports; short, so that a dozen students share one thread fairly. */
const stepsAtOnce = 10;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const spread = (ms: number) => ms * (0.6 + 0.8 * Math.random());

function chooseConfig(dataset: Dataset, skill: number, attempt: number): Config {
  const base = courseConfig(dataset, Math.floor(Math.random() * 1e6));
  const clumsy = skill < 0.3 && attempt === 0;
  const activation: Activation = clumsy ? "none" : Math.random() < 0.7 ? "relu" : "tanh";
  const units = clumsy
    ? [100]
    : skill > 0.7
      ? [[24], [16, 8], [12, 8]][attempt % 3]
      : [[40], [16, 16], [30]][attempt % 3];
  return {
    ...base,
    network: { ...base.network, hidden: units.map((count) => ({ units: count, activation, dropout: 0 })) },
    optimizer: { ...base.optimizer, kind: clumsy ? "sgd" : "adam", learningRate: clumsy ? 1e-3 : 1e-2 },
    epochs: clumsy ? 60 : Math.round(150 + 250 * skill),
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

async function connectAndJoin(
  url: string,
  code: string,
  name: string,
): Promise<{ connection: Connection; dataset: Dataset } | null> {
  const cookie = await deviceFrom(url, code);
  const connection = openConnection({ role: "student", code }, { url, headers: { cookie } });
  const dataset = await new Promise<Dataset>((resolve) => {
    connection.on("student.view", ({ room }) => resolve(room.session.dataset));
  });
  const reply = await connection.request("participant.join", { name, simulated: true });
  if (reply.ok) return { connection, dataset };
  connection.close();
  return null;
}

async function train(
  connection: Connection,
  config: Config,
): Promise<{ engine: PlainEngine; curve: CurvePoint[]; accuracy: number }> {
  const engine = new PlainEngine(prepareWork(config));
  const curve: CurvePoint[] = [];
  let accuracy = 0;
  for (let epoch = 0; epoch < config.epochs; epoch += stepsAtOnce) {
    const { losses } = await engine.run(stepsAtOnce);
    if (epoch % 50 === 0) {
      const heldOut = await engine.evaluate("held-out");
      accuracy = heldOut.accuracy;
      const loss = losses[losses.length - 1];
      curve.push({
        epoch: epoch + stepsAtOnce,
        loss,
        trainAccuracy: null,
        heldOutLoss: heldOut.loss,
        heldOutAccuracy: accuracy,
      });
      await connection.request("progress.report", { activity: "spiral", state: "training", epoch, accuracy });
    }
    await pause(30);
  }
  return { engine, curve, accuracy: (await engine.evaluate("held-out")).accuracy };
}

async function submit(
  connection: Connection,
  dataset: Dataset,
  skill: number,
  attempt: number,
): Promise<void> {
  const config = chooseConfig(dataset, skill, attempt);
  const { engine, curve, accuracy } = await train(connection, config);
  const { weights } = await engine.read();
  await connection.request("run.submit", {
    id: nanoid(),
    config,
    weights: new Uint8Array(weights.slice().buffer),
    curve,
    epochs: config.epochs,
    engine: engine.name,
    claimedAccuracy: accuracy,
  });
  await connection.request("progress.report", {
    activity: "spiral",
    state: "finished",
    epoch: config.epochs,
    accuracy,
  });
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
  const { connection, dataset } = joined;
  const questions = [...questionIds];
  for (let attempt = 0; attempt < 3; attempt++) {
    await submit(connection, dataset, skill, attempt);
    await pause(spread(3_000));
    for (let i = 0; i < 2; i++) {
      const next = questions.splice(Math.floor(Math.random() * questions.length), 1)[0];
      if (next && Math.random() < 0.4 + 0.6 * skill) await answer(connection, next);
      await pause(spread(5_000));
    }
  }
}
