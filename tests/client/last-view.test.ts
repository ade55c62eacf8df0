import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetRemembered } from "@/lib/client/remembered";
import { LastView } from "@/lib/client/last-view";
import { Seat } from "@/lib/client/seat";
import { openLesson } from "@/lib/contract/lesson";
import type { SelfView, StudentView } from "@/lib/contract/views";
import { courseDataset } from "@/lib/spiral/config";
import { TestStorage } from "./storage";

let device: TestStorage;

beforeEach(() => {
  vi.stubGlobal("localStorage", (device = new TestStorage()));
  vi.stubGlobal("sessionStorage", new TestStorage());
});
afterEach(() => vi.unstubAllGlobals());

const ids = [..."abcde"].map((letter) => letter.repeat(21));

const selfOf = (participantId: string): SelfView => ({
  ...{ participantId, name: "Ada", studentNumber: null, personalCode: "ABCDE23456", place: null },
  ...{ verdicts: [], submissions: 0, answers: [], attempts: [], quotas: [] },
});

function viewOf(code: string, participantId: string): StudentView {
  const session: StudentView["room"]["session"] = {
    ...{ id: "s".repeat(21), code, title: "Week one", language: "en", status: "open", joinLocked: false },
    activities: { tensors: "open", spiral: "open", questions: "open" },
    ...{ boardMode: "live", dataset: courseDataset(1), lesson: openLesson, present: 1, joined: 1 },
  };
  const board: StudentView["room"]["board"] = {
    ...{ mode: "live", half: "public", rows: [], total: 0, improved: [] },
  };
  return {
    room: { session, board, serverTime: "2026-01-01T00:00:00.000Z" },
    self: selfOf(participantId),
    removed: false,
  };
}

/** The server shows it on a page, which notes who sits there and what it shows. */
function show(code: string, participantId: string): void {
  const view = viewOf(code, participantId);
  new Seat(code).note(view);
  new LastView(code).note(view);
}

test("GS7 what the server showed last is there for a page that loads without it, for that room alone", () => {
  show("ABC234", ids[0]);
  expect(new LastView("ABC234").get()?.self?.name).toBe("Ada");
  expect(new LastView("ABC235").get()).toBeNull();
});

test("GS7 it goes with its owner, at once when they ask for it", () => {
  show("ABC234", ids[0]);
  new Seat("ABC234").ask();
  expect(new LastView("ABC234").get()).toBeNull();
  show("ABC235", ids[1]);
  forgetRemembered(ids[1]);
  expect(new LastView("ABC235").get()).toBeNull();
});

test("GS7 a room that one is no longer in is not come back to until one is in again", () => {
  const last = new LastView("ABC234");
  const view = viewOf("ABC234", ids[0]);
  show("ABC234", ids[0]);
  last.forget();
  expect(last.get()).toBeNull();
  last.note(view);
  expect(last.get()?.self?.name).toBe("Ada");
});

test("GS7 neither classmates nor the keys to one's place are written down", () => {
  const view = viewOf("ABC234", ids[0]);
  const self = selfOf(ids[0]);
  const row = (participantId: string, name: string) => ({
    ...{ rank: 1, tier: 1, participantId, name, simulated: false, submissionId: "r".repeat(21) },
    ...{ network: "2→3", parameters: 9, correct: 9, of: 10, receivedAt: "2026-01-01T00:00:00.000Z" },
    ...{ rankBefore: null, exercises: null },
  });
  view.room.board.rows = [row(ids[0], "Ada"), row(ids[1], "Grace")];
  view.room.board.improved = [{ participantId: ids[1], name: "Grace", rank: 1, rankBefore: 2, at: "" }];
  view.self = { ...self, studentNumber: "4711" };
  new Seat("ABC234").note(view);
  new LastView("ABC234").note(view);
  const texts = Array.from({ length: device.length }, (_, at) => device.getItem(device.key(at) ?? ""));
  for (const secret of ["Grace", ids[1], self.personalCode, "4711"])
    expect(texts.join(" ")).not.toContain(secret);
  expect(new LastView("ABC234").get()?.room.board.rows.map(({ name }) => name)).toEqual(["Ada"]);
});

test("GS7 of the rooms of a machine the latest three are kept", () => {
  ids.forEach((id, at) => show(`ABC23${at + 2}`, id));
  const kept = ids.map((_, at) => new LastView(`ABC23${at + 2}`).get() !== null);
  expect(kept).toEqual([false, false, true, true, true]);
});

test("GS7 what another version of the page wrote in another shape is as if absent", () => {
  show("ABC234", ids[0]);
  device.setItem(`spiralroom-view ${ids[0]}`, JSON.stringify({ room: {}, self: null }));
  expect(new LastView("ABC234").get()).toBeNull();
});
