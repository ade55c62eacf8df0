// What a message looks like before it is parsed: ours pass, and what JSON.parse would labour on does not.
import fc from "fast-check";
import { nanoid } from "nanoid";
import { describe, expect, test } from "vitest";
import { wireLimits } from "@/lib/contract/protocol";
import { requests, type RequestName } from "@/lib/contract/requests";
import { isOurShape } from "@/lib/server/wire/message-shape";
import { courseConfig, courseDataset, limits } from "@/lib/spiral/config";
import { runOf } from "./harness";

const framed = (name: RequestName, payload: unknown): string => `2${JSON.stringify([name, payload])}`;

const config = courseConfig(courseDataset(7));
const ownPoints = Array.from({ length: limits.ownPoints }, (_, at) => ({ x: at / 1e4, y: -1.25, label: 1 }));
const own = {
  ...config,
  dataset: { ...config.dataset, kind: "own" as const, classes: 2, points: ownPoints },
};
const curve = Array.from({ length: wireLimits.curvePoints }, (_, epoch) => ({
  ...{ epoch, loss: 0.123456789, trainAccuracy: 0.5, heldOutLoss: null, heldOutAccuracy: 0.25 },
}));

describe("HZ1 the shape of a message", () => {
  test("HZ1 the largest of ours pass", () => {
    const run = { ...runOf(config), config: own, curve, weights: { _placeholder: true, num: 0 } };
    const line = { label: "[{".repeat(60), config: own, curve: [], finalLoss: 1, finalAccuracy: 1 };
    const evidence = {
      ...{ id: nanoid(), questionId: "activations", title: "", prediction: null },
      // as much of one's own data as a message holds
      runs: Array(6).fill(line),
    };
    const cells = Array.from({ length: wireLimits.notebookCells }, () => ({
      ...{ id: nanoid(), source: '[{"a\\\\": [\n"'.repeat(700), from: 1 },
    }));
    const ids = Array.from({ length: wireLimits.participants }, () => nanoid());
    const all = [
      framed("run.submit", run),
      framed("evidence.attach", evidence),
      framed("notebook.save", { id: nanoid(), cells, base: 1, chosen: [] }),
      framed("participants.remove", { participantIds: ids }),
    ];
    expect(requests["evidence.attach"].payload.safeParse(evidence).success).toBe(true);
    expect(Math.max(...all.map(({ length }) => length))).toBeGreaterThan(0.9 * wireLimits.messageBytes);
    expect(all.map(isOurShape)).toEqual(all.map(() => true));
  });

  test("HZ1 a hole without a bottom, a million parts and a name for each are not ours", () => {
    const names = (count: number) => Array.from({ length: count }, (_, at) => `"${at.toString(36)}" :0`);
    for (const text of [
      "[".repeat(500_000) + "]".repeat(500_000),
      '{"a":'.repeat(100) + "0" + "}".repeat(100),
      `[${Array(300_000).fill("{}").join(",")}]`,
      `{${names(90_000).join(",")}}`,
      `[${names(90_000)
        .map((name) => `{${name}}`)
        .join(",")}]`,
    ])
      expect(isOurShape(`2["answer.draft",${text}]`)).toBe(false);
  });

  test("HZ1 brackets, names and quotes inside a text are its words", () => {
    const word = fc.constantFrom("[", "{", "}", '"', "\\", ":", "a", " ");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 400 }), (words) => {
        const text = JSON.stringify({ text: words.join("").repeat(150) });
        expect(isOurShape(`2["answer.draft",${text},${"[".repeat(20)}${"]".repeat(20)}]`)).toBe(true);
        expect(isOurShape(`2["answer.draft",${text},${"[".repeat(30)}${"]".repeat(30)}]`)).toBe(false);
      }),
    );
  });
});
