/** The training worker: answers the page's requests, one run at a time. */
import { calibrate } from "./calibrate";
import { openFirst, withFallbacks } from "./open-engine";
import { nextEngines } from "./plan";
import { probe } from "./probe";
import type { EventKind, Events, FromWorker, RequestKind, Requests, ToWorker } from "./protocol";
import type { EngineName } from "./engine-names";
import { Refusal } from "./refusal";
import { setWasmFolder } from "./tfjs/wasm-folder";
import { mapOf } from "./trained-map";
import { TrainingLoop } from "./training-loop";
import { TrainingRun } from "./training-run";
import { Turnstile } from "./turn";
import { prepareWork, type Work } from "./work";

type Handlers = {
  [K in RequestKind]: (params: Requests[K]["params"]) => Promise<Requests[K]["result"]>;
};

let current: TrainingLoop | null = null;
const lost = new Set<EngineName>();
/** Engines share what TensorFlow.js keeps once for all: one request at a time opens any. */
const opening = new Turnstile();

function loop(): TrainingLoop {
  if (!current) throw new Refusal("nothing-loaded", "load a config first");
  return current;
}

function emit<K extends EventKind>(name: K, data: Events[K]): void {
  // the page reads an event by its name, which fits its data
  post({ kind: "event", event: { name, data } as Extract<FromWorker, { kind: "event" }>["event"] });
}

async function replace(work: Work, gone: EngineName) {
  lost.add(gone);
  const opened = await openFirst(
    nextEngines(gone).filter((name) => !lost.has(name)),
    work,
  );
  return opened && opened.engine;
}

async function load({ config, engine, weights, state, curve, stop, stopMemory }: Requests["load"]["params"]) {
  await current?.end();
  current = null;
  const work = prepareWork(config, weights);
  if (state && state.weights.length !== work.parameters)
    throw new Refusal("bad-weights", "the state does not fit the network");
  const opened = await openFirst(withFallbacks(engine), work);
  if (!opened) throw new Refusal("no-engine", "no engine starts in this browser");
  const run = await TrainingRun.begin(work, opened.engine, state, curve);
  const host = { emit, replace: (gone: EngineName) => replace(work, gone) };
  const started = new TrainingLoop(run, host, stop, stopMemory);
  current = started;
  return {
    ...(await started.alone(() => run.report())),
    engine: run.engine.name,
    instead: opened.instead,
    parameters: work.parameters,
    trainingPoints: work.training.count,
    heldOutPoints: work.heldOut.count,
  };
}

const handlers: Handlers = {
  probe,
  calibrate: ({ config, engines }) => {
    const measure = () => calibrate(config, engines, (one) => emit("measured", one));
    // a run that goes on at the same time would spoil the measurement
    return opening.run(() => (current ? current.alone(measure) : measure()));
  },
  load: (params) => opening.run(() => load(params)),
  start: async () => loop().start(),
  pause: () => loop().pause(),
  step: async ({ steps }) => loop().start(steps),
  stepEpoch: async () => loop().start(loop().stepsToEpochEnd),
  setSpeed: async ({ stepsPerSecond }) => {
    loop().setSpeed(stepsPerSecond);
    return null;
  },
  setStop: async ({ stop }) => {
    loop().setStop(stop);
    return null;
  },
  setWeights: async ({ weights }) => {
    if (weights.length !== loop().run.work.parameters)
      throw new Refusal("bad-weights", "the weights do not fit the network");
    return loop().setWeights(weights);
  },
  map: (params) => loop().alone(() => mapOf(loop().run, params)),
  snapshot: () => loop().snapshot(),
  loseDevice: async () => {
    const { engine } = loop().run;
    engine.lose?.();
    return engine.lose !== undefined;
  },
};

function post(message: FromWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

/** Large arrays that only the answer holds are handed over instead of copied. */
function transferable(kind: RequestKind, result: Requests[RequestKind]["result"]): Transferable[] {
  if (kind === "map" && result && typeof result === "object" && "probabilities" in result)
    return [result.probabilities.buffer];
  return [];
}

async function answer(message: ToWorker): Promise<void> {
  const { kind, id, params } = message;
  try {
    // a name like "constructor" is every object's, and no request
    if (!Object.hasOwn(handlers, kind)) throw new Refusal("failed", `there is no request ${kind}`);
    // one message has the parameters of its own kind; the table's union forgets that
    const handler = handlers[kind] as (params: unknown) => Promise<Requests[RequestKind]["result"]>;
    const result = await handler(params);
    post({ kind: "answer", id, result }, transferable(kind, result));
  } catch (error) {
    const code = error instanceof Refusal ? error.code : "failed";
    post({ kind: "refusal", id, code, message: String(error) });
  }
}

// a worker may come from a blob, which has an origin and no path
setWasmFolder(`${self.location.origin}/vendor/tfjs/`);
self.onmessage = ({ data }: MessageEvent<ToWorker>) => void answer(data);
