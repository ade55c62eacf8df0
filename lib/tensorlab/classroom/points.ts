/** The session's points as tensors: what a program trains on, and what its model is watched on. */
import type { Dataset } from "@/lib/spiral/config";
import { heldOutPoints, trainingPoints, type Points } from "@/lib/spiral/points";
import { createRandom } from "@/lib/spiral/random";
import { allocate } from "../core/dtype";
import { fromData, type Tensor } from "../core/tensor";

/** Held-out points that a model is watched on, at most. */
const watchedAtMost = 500;
/** Points far and wide beside them: in their middle alone a ReLU may look like nothing. */
const widths = [2, 10, 100];
const ofEachWidth = 80;

const plane = (xy: Float32Array): Tensor => fromData(xy, "float32", [xy.length / 2, 2]);

function classes(labels: Uint8Array): Tensor {
  const whole = allocate("int64", labels.length);
  whole.set(labels);
  return fromData(whole, "int64", [labels.length]);
}

const both = ({ xy, labels }: Points): [Tensor, Tensor] => [plane(xy), classes(labels)];

/** Training and held-out points: [n, 2] float32 and [n] int64, twice. */
export const classroomData = (dataset: Dataset): Tensor[] => [
  ...both(trainingPoints(dataset)),
  ...both(heldOutPoints(dataset)),
];

/** What a model is watched on: [n, 2] float32. */
export function watchedPoints(dataset: Dataset): Tensor {
  const { xy } = heldOutPoints(dataset);
  const step = Math.max(1, Math.ceil(xy.length / 2 / watchedAtMost));
  const near = xy.filter((_, at) => Math.floor(at / 2) % step === 0);
  const random = createRandom(dataset.seed, "watched");
  const far = widths.flatMap((width) =>
    Array.from({ length: 2 * ofEachWidth }, () => width * (2 * random.uniform() - 1)),
  );
  return plane(Float32Array.from([...near, ...far]));
}
