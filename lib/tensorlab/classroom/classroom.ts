/** What the module `classroom` asks for: the session's points, and the way of a model out of the program. */
import { classroomWords } from "@/lib/content/classroom-words";
import type { Dataset } from "@/lib/spiral/config";
import { networkName, parameterCount } from "@/lib/spiral/network";
import { heldOutPoints } from "@/lib/spiral/points";
import { countCorrect } from "@/lib/spiral/score";
import { TorchFailure } from "../core/failure";
import { Int, Sequence, type Value } from "../operations/value";
import type { Classroom, CodedModel } from "../protocol";
import { classroomData, watchedPoints } from "./points";
import { readModel } from "./read-model";
import { watchedOf } from "./watched";

/** Where nobody is in a session. */
export const nowhere: Classroom = { language: "en", dataset: null };

function datasetOf({ dataset, language }: Classroom): Dataset {
  if (!dataset) throw new TorchFailure("RuntimeError", classroomWords.outside()[language]);
  return dataset;
}

/** Hears of a model that a program hands in. */
type OnModel = (model: CodedModel) => void;

function submit(classroom: Classroom, given: readonly Value[], onModel: OnModel): Value {
  const dataset = datasetOf(classroom);
  const model = readModel(watchedOf(given), dataset.classes, classroom.language);
  const points = heldOutPoints(dataset);
  const of = points.labels.length;
  const correct = countCorrect(model.network, dataset.classes, model.weights, points);
  // which sources led to it, who runs them knows
  onModel({ ...model, heldOutAccuracy: of > 0 ? correct / of : null, cells: [] });
  const name = networkName(model.network, dataset.classes);
  const parameters = parameterCount(model.network, dataset.classes);
  return new Sequence([name, new Int(parameters), new Int(correct), new Int(of)]);
}

/**
 * Answers a request of library/classroom.py: "data", "points", "submit", or "no" to refuse what is no model.
 * RuntimeError outside of a session, ValueError for what cannot stand on the board.
 */
export function classroomAnswer(
  request: string,
  given: readonly Value[],
  classroom: Classroom,
  onModel: OnModel,
): Value {
  const dataset = datasetOf(classroom);
  if (request === "data") return new Sequence(classroomData(dataset));
  if (request === "points") return watchedPoints(dataset);
  if (request === "submit") return submit(classroom, given, onModel);
  throw new TorchFailure("TypeError", classroomWords.notAModel(String(given[0]))[classroom.language]);
}
