// A class's replay against what is stored of it: read from the exported session, which nothing of the replay has made.
import { expect, type Locator, type Page } from "@playwright/test";
import { paceOf, type Pace } from "@/lib/review/replay/story";
import type { ReviewParticipant, ReviewRevision, ReviewRun, ReviewSession } from "@/lib/review/session-work";
import { words } from "./words";

/** What the walk asks of the document of a whole session, each of whose people has at most one run. */
export interface StoredClass {
  session: ReviewSession;
  participants: ReviewParticipant[];
  revisions: ReviewRevision[];
  runs: ReviewRun[];
}

/** Steps of the slider from one end to the other, and parts of the curves. */
const [ticks, parts] = [200, 80];
/** Steps from one point of the curves to every second one after it, so that a moment stands on both. */
const stride = (2 * ticks) / parts;

const byTime = (times: readonly string[]): number[] =>
  times.map((at) => Date.parse(at)).sort((a, b) => a - b);

/** When a class was, in ms since the epoch, and how its telling goes along it. */
function timesOf({ session, participants, revisions, runs }: StoredClass) {
  const { openedAt, endedAt, releasedAt } = session;
  const times = byTime([
    ...[openedAt, endedAt, releasedAt].flatMap((at) => at ?? []),
    ...participants.map(({ joinedAt }) => joinedAt),
    ...[...revisions, ...runs].map(({ at }) => at),
  ]);
  const [began, ends] = [times[0], times[times.length - 1]];
  const pace = paceOf(
    times.map((at) => at - began),
    ends - began,
  );
  return { began, pace };
}

/** The class at a step of the slider, as it is stored. */
function storedAt({ participants, revisions, runs }: StoredClass, until: number) {
  const come = <Thing>(things: readonly Thing[], at: (thing: Thing) => string) =>
    things.filter((thing) => Date.parse(at(thing)) <= until);
  const stood = come(runs, ({ at }) => at).sort((a, b) => b.publicCorrect - a.publicCorrect);
  const nameOf = (id: string) => participants.find((one) => one.id === id)?.name ?? "";
  return {
    counts: {
      people: come(participants, ({ joinedAt }) => joinedAt).length,
      submissions: stood.length,
      answers: come(revisions, ({ at }) => at).length,
    },
    board: stood.map(({ participantId, publicCorrect, of }) => ({
      name: nameOf(participantId),
      publicCorrect,
      of,
    })),
    accuracies: stood.map(({ publicCorrect, of }) => publicCorrect / of),
  };
}

const whole = (count: number): string => count.toLocaleString("en");

/** What the page says has come by now. */
async function countsOn(page: Page) {
  const said = (await page.locator("[data-counts]").innerText()).match(/\d+/g)?.map(Number) ?? [];
  const [people, submissions, , answers] = said;
  return { people, submissions, answers };
}

/** The board on the page, from its first row. */
const boardOn = (page: Page) =>
  page.locator("[data-row]").evaluateAll((rows) =>
    rows.map((row) => ({
      name: row.querySelector("bdi")?.textContent ?? "",
      said: row.textContent ?? "",
    })),
  );

/** A curve's heights by its points' places, from 0 to 1 of the drawing. */
async function curveOn(page: Page, which: "best" | "middle"): Promise<Map<number, number>> {
  const points = await page.locator(`[data-curve="${which}"]`).getAttribute("points");
  return new Map(
    (points ?? "").split(" ").map((point) => {
      const [x, y] = point.split(",").map(Number);
      return [Math.round((x * parts) / 1_000), (97 - y) / 94];
    }),
  );
}

/** Moves the slider there by the keyboard: from the beginning by pages of ten steps, then step by step. */
async function press(slider: Locator, tick: number): Promise<void> {
  await slider.press("Home");
  for (let at = 0; at + 10 <= tick; at += 10) await slider.press("PageUp");
  for (let at = 0; at < tick % 10; at++) await slider.press("ArrowRight");
  await expect(slider).toHaveAttribute("aria-valuenow", `${tick}`);
}

/** The first step at which a moment has come; with `along`, the first at which the curves have a point too. */
function tickAfter(pace: Pace, at: number, along = 1): number {
  const tick = Math.ceil((ticks * pace.toldAt(at)) / pace.length / along) * along;
  return Math.min(ticks, tick);
}

/** Joins, the board's order and the curves at moments of the class, against what is stored. */
export async function expectRetold(page: Page, stored: StoredClass): Promise<void> {
  const { began, pace } = timesOf(stored);
  const slider = page.getByRole("slider", { name: words.en.replay.position });
  const joins = byTime(stored.participants.map(({ joinedAt }) => joinedAt));
  const [first, second] = byTime(stored.runs.map(({ at }) => at));
  const [best, middle] = [await curveOn(page, "best"), await curveOn(page, "middle")];
  const lowest = Math.min(...stored.runs.map(({ publicCorrect, of }) => publicCorrect / of));
  // the curves' floor: a fifth at or below the least that they show
  const floor = Math.min(4, Math.floor(5 * lowest)) / 5;
  const seen: number[] = [];
  for (const [at, along] of [
    [joins[0], 1],
    [first, stride],
    [second, stride],
  ]) {
    const tick = tickAfter(pace, at - began, along);
    await press(slider, tick);
    const { counts, board, accuracies } = storedAt(
      stored,
      began + pace.momentOf((pace.length * tick) / ticks),
    );
    seen.push(counts.submissions);
    await expect.poll(() => countsOn(page), `what had come at ${tick}`).toEqual(counts);
    await expect
      .poll(async () => (await boardOn(page)).map(({ name }) => name))
      .toEqual(board.map(({ name }) => name));
    for (const [place, { said }] of (await boardOn(page)).entries())
      expect(said).toContain(`${whole(board[place].publicCorrect)} / ${whole(board[place].of)}`);
    const part = (tick * parts) / ticks;
    if (along === 1) continue;
    expect(best.get(part), `the best curve at ${part}`).toBeCloseTo((accuracies[0] - floor) / (1 - floor), 3);
    const half = accuracies.toSorted((a, b) => a - b)[Math.floor((accuracies.length - 1) / 2)];
    expect(middle.get(part), `the middle curve at ${part}`).toBeCloseTo((half - floor) / (1 - floor), 3);
  }
  // nothing had stood, and then all had
  expect([seen[0], seen[2]]).toEqual([0, stored.runs.length]);
  expect(Math.min(...best.keys())).toBe(Math.ceil((parts * pace.toldAt(first - began)) / pace.length));
}
