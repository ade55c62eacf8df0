// The report of a class, made of what is stored.
import { describe, expect, test } from "vitest";
import { buildReport, type ReportSource } from "@/lib/review/build-report";
import { contenderOf, idOf, person, reviewRun, sessionWork } from "./work-fixture";

const { session } = sessionWork();

const opened = "2026-03-01T09:00:00.000Z";
const after = (minutes: number) => new Date(Date.parse(opened) + 60_000 * minutes).toISOString();

const ann = person("Ann", { joinedAt: "2026-03-01T08:50:00.000Z" });
const bob = person("Bob", { joinedAt: after(10) });
const cat = person("Cat", { joinedAt: opened });
const gone = person("Gone", { joinedAt: opened, removed: true });

const contender = (name: string, publicCorrect: number, rest: Parameters<typeof reviewRun>[2] = {}) =>
  contenderOf(reviewRun(name, publicCorrect, rest), false);

const source = (rest: Partial<ReportSource> = {}): ReportSource => ({
  session: { ...session, openedAt: opened, boardMode: "live" },
  participants: [ann, bob, cat, gone],
  ...{ contenders: [], sent: [], counts: [], tries: [], handedIn: [], hands: [], votes: [] },
  ...rest,
});

const sent = (name: string, activation: string, optimizer: string | null, runs: number, best: number) => ({
  ...{ participantId: idOf(name), activation, optimizer, runs, best },
});

describe("the report", () => {
  test("RE1 tells of everybody who is in, in order of arrival, and of nobody who was removed", () => {
    const everything = source({
      contenders: [contender("Ann", 1_470), { ...contender("Gone", 1_500), ownerRemoved: true }],
      sent: [sent("Ann", "relu", "adam", 1, 0.98), sent("Gone", "tanh", "sgd", 1, 1)],
      counts: [
        { participantId: idOf("Ann"), runs: 3, reachedAt: after(5) },
        { participantId: idOf("Gone"), runs: 9, reachedAt: after(1) },
      ],
      tries: [{ participantId: idOf("Gone"), exerciseId: "create", tries: 1, toPass: 1 }],
      handedIn: [
        { participantId: idOf("Ann"), itemId: "softmax" },
        { participantId: idOf("Ann"), itemId: "spiral" },
        { participantId: idOf("Gone"), itemId: "softmax" },
      ],
      hands: [{ participantId: idOf("Gone"), line: "", at: opened, reply: "No.", endedAt: after(1) }],
      votes: [{ participantId: idOf("Ann"), votes: 2 }],
    });
    const report = buildReport(everything);
    expect(report).toMatchObject({
      people: 3,
      submissions: 3,
      exercises: [],
      optimizers: [{ value: "adam" }],
    });
    expect(report.help).toEqual({ asked: 0, answered: 0, wait: null });
    expect(report.lines.map(({ name }) => name)).toEqual(["Ann", "Bob", "Cat"]);
    expect(report.lines[0]).toMatchObject({
      ...{ submissions: 3, accuracy: 0.98, minutes: 5, answered: 1, exercises: 0, votes: 2, asked: false },
    });
    expect(report.lines[1]).toMatchObject({
      submissions: 0,
      accuracy: null,
      parameters: null,
      minutes: null,
    });
    expect(JSON.stringify(report)).not.toContain("Gone");
  });

  test("RE2 times everybody from when they could begin to the first submission that reached the goal", () => {
    const { minutes } = buildReport(
      source({
        counts: [
          // here before the opening; joined ten minutes after it; never there
          { participantId: idOf("Ann"), runs: 1, reachedAt: after(30) },
          { participantId: idOf("Bob"), runs: 1, reachedAt: after(14) },
          { participantId: idOf("Cat"), runs: 1, reachedAt: null },
        ],
      }),
    );
    expect(minutes).toEqual([4, 30]);
  });

  test("RE3 counts each person once in each group, by their best, and a program of one's own by no optimizer", () => {
    const { activations, optimizers } = buildReport(
      source({
        sent: [
          sent("Ann", "relu", "adam", 2, 0.9),
          sent("Ann", "relu", "sgd", 1, 0.99),
          sent("Bob", "relu", "sgd", 1, 0.7),
          sent("Cat", "tanh", null, 4, 0.95),
        ],
      }),
    );
    expect(activations).toEqual([
      { value: "tanh", people: 1, runs: 4, best: 0.95, median: 0.95 },
      { value: "relu", people: 2, runs: 4, best: 0.99, median: 0.7 },
    ]);
    expect(optimizers.map(({ value, people }) => [value, people])).toEqual([
      ["adam", 1],
      ["sgd", 2],
    ]);
  });

  test("RE4 orders exercises by how few passed, then by the tries it took those who did", () => {
    const tries = (name: string, exerciseId: string, toPass: number | null) => ({
      ...{ participantId: idOf(name), exerciseId, tries: 5, toPass },
    });
    const { exercises } = buildReport(
      source({
        tries: [
          ...[tries("Ann", "easy", 1), tries("Bob", "easy", 1)],
          ...[tries("Ann", "slow", 3), tries("Bob", "slow", 5), tries("Cat", "slow", 4)],
          ...[tries("Ann", "hard", null), tries("Bob", "hard", 2)],
        ],
      }),
    );
    expect(exercises).toEqual([
      { id: "hard", tried: 2, passed: 1, tries: 2 },
      { id: "slow", tried: 3, passed: 3, tries: 4 },
      { id: "easy", tried: 2, passed: 2, tries: 1 },
    ]);
  });

  test("RE5 tells the half in force: before the reveal nothing of the private one", () => {
    const contenders = [contender("Ann", 1_470, { privateCorrect: null })];
    expect(buildReport(source({ contenders })).half).toBe("public");
    const revealed = source({
      session: { ...session, openedAt: opened, boardMode: "revealed" },
      contenders: [contender("Ann", 1_470, { privateCorrect: 1_200 })],
    });
    expect(buildReport(revealed)).toMatchObject({ half: "private", dots: [{ accuracy: 0.8 }] });
  });

  test("RE6 an empty class has an empty report", () => {
    expect(buildReport(source({ participants: [] }))).toMatchObject({
      ...{ people: 0, submissions: 0, dots: [], minutes: [], activations: [], lines: [] },
    });
  });
});
