// Attacks of one joined student with what is stored: everything legal, as large and as often as it goes.
import { nanoid } from "nanoid";
import { courseConfig, courseDataset } from "@/lib/spiral/config";
import { wireLimits } from "@/lib/contract/protocol";
import { runOf } from "../../server/harness";
import { floodAs, type Attack } from "./target";

const config = courseConfig(courseDataset(7));
const question = "activations";
const point = (epoch: number) => ({
  ...{ epoch, loss: Math.random(), trainAccuracy: Math.random() },
  ...{ heldOutLoss: Math.random(), heldOutAccuracy: Math.random() },
});
const curve = Array.from({ length: wireLimits.curvePoints }, (_, at) => point(at));

const words = { questionId: question, title: "x".repeat(200), prediction: "x".repeat(1_000) };

/** The largest that is taken: as many runs as there may be, with all the points that all may have together. */
const largestLegal = {
  ...words,
  runs: Array.from({ length: wireLimits.evidenceRuns }, () => ({
    ...{ label: "x".repeat(120), config, finalLoss: 1, finalAccuracy: 1 },
    curve: curve.slice(0, wireLimits.evidencePoints / wireLimits.evidenceRuns),
  })),
};

/** So many runs of the longest curve as one message of a little under `bytes` holds. */
function evidence(bytes: number) {
  const run = { label: "x".repeat(120), config, curve, finalLoss: 1, finalAccuracy: 1 };
  const count = Math.max(
    1,
    Math.min(wireLimits.evidenceRuns, Math.floor(bytes / JSON.stringify(run).length)),
  );
  return { ...words, runs: Array(count).fill(run) };
}

/** Evidence of 4 MB, twice a second. */
export const largeEvidence: Attack = (target, until) => {
  const one = evidence(3_900_000);
  return floodAs(target, until, 2, () => ["evidence.attach", { ...one, id: nanoid() }]);
};

/** Evidence just below what a message may hold, and the largest that is taken, ten a second. */
export const legalEvidence: Attack = (target, until) => {
  const all = [largestLegal, evidence(900_000)];
  return floodAs(target, until, 10, (index) => [
    "evidence.attach",
    { ...all[index % all.length], id: nanoid() },
  ]);
};

/** Notebooks of 900 KB, and the largest that are taken, ten a second. */
export const notebooks: Attack = (target, until) => {
  const cells = (count: number) =>
    Array.from({ length: count }, () => ({ id: nanoid(), source: "x".repeat(19_900) }));
  return floodAs(target, until, 10, (index) => [
    "notebook.save",
    { id: nanoid(), cells: cells(index % 2 ? 45 : 24) },
  ]);
};

/** Runs of 50,000 parameters with the longest curve, as fast as the line takes them. */
export const runs: Attack = (target, until) => {
  const hidden = Array.from({ length: 8 }, () => ({ units: 83, activation: "gelu" as const, dropout: 0 }));
  const large = { ...config, network: { ...config.network, hidden } };
  return floodAs(target, until, 15, (index) => [
    "run.submit",
    { ...runOf(large, index), curve, engine: "plain" },
  ]);
};

/** Answers of 10,000 characters that are costly to show, each submitted anew and each draft against another. */
export const costlyAnswers: Attack = (target, until) => {
  const texts = [
    "$\\frac{".repeat(1_200),
    "| a ".repeat(2_400),
    "- ".repeat(5_000),
    ">".repeat(10_000),
    "$x_1$ ".repeat(1_600),
    "[".repeat(10_000),
    "*a **b ".repeat(1_400),
  ].map((text) => text.slice(0, wireLimits.answerCharacters));
  return floodAs(target, until, 14, (index) =>
    index % 2 === 0
      ? [
          "answer.submit",
          { id: nanoid(), questionId: question, text: texts[index % texts.length], evidence: [] },
        ]
      : [
          "answer.draft",
          { id: nanoid(), questionId: question, text: texts[index % texts.length], baseVersion: 999_999 },
        ],
  );
};

/** Late runs into a session of a thousand that is at its bounds already. */
export const fullBoard: Attack = (target, until) =>
  floodAs(target, until, 15, (index) => ["run.submit", runOf(config, index)], target.fullCode);
