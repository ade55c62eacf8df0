// The form of a session: what was chosen for one comes back from it as it was.
import { expect, test } from "vitest";
import { lessonOf } from "@/components/instructor/lesson-draft";
import { draftOf, draftSchema, type Chosen } from "@/components/instructor/session-draft";
import { openLesson } from "@/lib/contract/lesson";
import { courseConfig, courseDataset } from "@/lib/spiral/config";

test("LS6 a session's choices stand in the form as they are, its set-ups to the last digit", () => {
  const { dataset, ...setup } = courseConfig({
    ...courseDataset(4),
    noise: 0.1 + 0.2,
    kind: "moons",
    classes: 2,
  });
  const odd = { ...setup, optimizer: { ...setup.optimizer, learningRate: 1 / 3 }, epochs: 77, seed: 5 };
  const lesson = {
    ...openLesson,
    ...{ presets: [{ name: "One third", setup: odd }], coursePresets: false, reason: "Alike." },
    locked: ["optimizer" as const],
  };
  const session: Chosen = {
    ...{ title: "Moons", language: "zh", boardMode: "hidden", numberRequired: true, dataset, lesson },
    activities: { tensors: "off", spiral: "closed", questions: "open" },
  };
  const draft = draftOf(session);
  expect(draft).toMatchObject({ title: "Moons", language: "zh", boardMode: "hidden", numberRequired: true });
  expect(draft.offered).toEqual(["spiral", "questions"]);
  expect(draft.dataset).toEqual(dataset);
  expect(lessonOf(draft.lesson, dataset.classes)).toEqual(lesson);
  expect(draftSchema.parse(draft)).toEqual(draft);
});
