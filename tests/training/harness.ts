/** What several training tests need: small configs, the TensorFlow.js binaries' place, a loop with its events. */
import path from "node:path";
import { courseConfig, courseDataset, type Config } from "@/lib/spiral/config";
import type { Engine } from "@/lib/training/engine";
import { openEngine } from "@/lib/training/open-engine";
import type { EventKind, Events, StopRules } from "@/lib/training/protocol";
import type { EngineName } from "@/lib/training/engine-names";
import { setWasmFolder } from "@/lib/training/tfjs/wasm-folder";
import { TrainingLoop } from "@/lib/training/training-loop";
import { TrainingRun } from "@/lib/training/training-run";
import { prepareWork } from "@/lib/training/work";

setWasmFolder(path.resolve("node_modules/@tensorflow/tfjs-backend-wasm/dist") + "/");

/** 2→8→3 with ReLU on 90 spiral points. */
export function smallConfig(change: Partial<Config> = {}): Config {
  const dataset = { ...courseDataset(1), pointsPerClass: 30, heldOutPerClass: 20 };
  const config = courseConfig(dataset);
  config.network.hidden = [{ units: 8, activation: "relu", dropout: 0 }];
  return { ...config, epochs: 50, ...change };
}

export type Heard = { [K in EventKind]: { name: K; data: Events[K] } }[EventKind];

/** A loop on a fresh engine that remembers what it told. */
export async function startLoop(
  config: Config,
  options: { engine?: EngineName; stop?: StopRules; wrap?: (engine: Engine) => Engine } = {},
) {
  const work = prepareWork(config);
  const opened = await openEngine(options.engine ?? "plain", work);
  const heard: Heard[] = [];
  const waiting: { names: EventKind[]; resolve: (event: Heard) => void }[] = [];
  const loop = new TrainingLoop(
    await TrainingRun.begin(work, options.wrap ? options.wrap(opened) : opened),
    {
      emit: (name, data) => {
        const event = { name, data } as Heard;
        heard.push(event);
        for (const one of waiting.splice(0))
          if (one.names.includes(name)) one.resolve(event);
          else waiting.push(one);
      },
      replace: () => openEngine("plain", work),
    },
    options.stop,
  );
  /** The next event of one of these names. */
  const next = <K extends EventKind>(...names: K[]) =>
    new Promise<Extract<Heard, { name: K }>>((resolve) =>
      waiting.push({ names, resolve: resolve as (event: Heard) => void }),
    );
  return { loop, heard, next, work };
}
