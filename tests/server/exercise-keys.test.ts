// Every exercise's key, sent through the door as a student's attempt.
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answersKeyOf, codeKeyOf } from "@/lib/content/answers/exercises/exercise-keys";
import { exercises } from "@/lib/content/exercises";
import { isCodeExercise } from "@/lib/content/exercises/exercise";
import { encodeAnswers } from "@/lib/content/exercises/judge-answers";
import { openClass, startTestServer, type TestClass, type TestServer } from "./harness";

let server: TestServer;
let room: TestClass;
beforeAll(async () => {
  server = await startTestServer();
  room = await openClass(server.url);
});
afterAll(() => server?.close());

test.each(exercises.map((exercise) => [exercise.id, exercise] as const))(
  "T13 the key of %s passes on the server, and what is there at first does not",
  async (exerciseId, exercise) => {
    const student = await room.student(exerciseId.slice(0, 24));
    const attempt = (source: string) => ({ id: nanoid(), exerciseId, source });
    const begun = isCodeExercise(exercise) ? exercise.starter : "{}";
    expect((await student.must("attempt.submit", attempt(begun))).verdict.passed).toBe(false);
    const source = isCodeExercise(exercise)
      ? codeKeyOf(exercise).solution
      : encodeAnswers(answersKeyOf(exercise).answers);
    const { verdict } = await student.must("attempt.submit", attempt(source));
    expect(verdict.message.en).toBe("Right on all the data it was checked with.");
    expect(verdict.passed).toBe(true);
  },
);

test("T17 a gradient that is given up is a difference", async () => {
  const student = await room.student("no gradient");
  const source = "a = w.requires_grad_(False).numpy()";
  const { verdict } = await student.must("attempt.submit", {
    id: nanoid(),
    exerciseId: "detach-first",
    source,
  });
  expect(verdict).toMatchObject({ passed: false, stage: "dtype" });
  expect(verdict.message.en).toContain("requires_grad=True");
});
