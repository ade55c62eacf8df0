// Who of the staff may do what, and how the staff changes.
import { describe, expect, test } from "vitest";
import { requests, type RequestName } from "@/lib/contract/requests";
import { staffRowSchema } from "@/lib/contract/staff";
import { authorize } from "@/lib/live/authority";
import { dutyOf, staffView } from "@/lib/live/staff";
import type { Actor, StaffPresence } from "@/lib/live/state";
import { viewFor } from "@/lib/live/view";
import {
  assistant,
  draftSession,
  idOf,
  instructor,
  joined,
  must,
  openSession,
  refusal,
  teacher,
} from "./session-fixture";

const idIn = (actor: Actor): string => (actor.role === "instructor" ? actor.instructorId : "");

// written out, so that a request that is new has to be thought of
const owners: readonly RequestName[] = [
  ...(["session.delete", "staff.set", "staff.invite", "staff.uninvite", "staff.invitations"] as const),
];
const everyStaff: readonly RequestName[] = [
  ...(["wall.look", "hands.seen", "hand.end", "late.list", "staff.at", "staff.leave"] as const),
];
const teachers: readonly RequestName[] = [
  ...(["session.open", "session.end", "session.reopen", "session.release", "session.rename"] as const),
  ...(["session.edit", "activity.set", "join.lock", "finale.set", "timer.set", "timer.extend"] as const),
  ...([
    "announcement.set",
    "aside.set",
    "pause.set",
    "focus.set",
    "check.ask",
    "check.set",
    "check.reveal",
    "board.set",
  ] as const),
  ...(["spotlight.set", "pseudonyms.set", "snapshot.take", "snapshot.note", "answers.alike"] as const),
  ...(["snapshots.order", "snapshot.remove"] as const),
  ...(["participant.rename", "participant.renumber", "place.link", "participant.remove"] as const),
  ...(["participant.restore", "participants.remove", "participants.restore"] as const),
  "participant.erase",
  ...(["drafts.ask", "drafts.count", "late.admit"] as const),
];

describe("duties", () => {
  const names = Object.keys(requests) as RequestName[];
  const ofStaff = names.filter((name) => requests[name].role === "instructor");

  test("SF1 every request of the staff is somebody's: the owner's, the teachers', or everybody's", () => {
    expect([...owners, ...teachers, ...everyStaff].sort()).toEqual([...ofStaff].sort());
  });

  test.each(names)("SF1 %s is sent by those of the staff whose it is, and by nobody else of them", (name) => {
    const may = [owners, teachers, everyStaff].findIndex((list) => list.includes(name));
    const allowed = [instructor, teacher, assistant].map(
      (actor) => authorize(openSession, actor, name) === null,
    );
    expect(allowed).toEqual([0, 1, 2].map((duty) => may >= duty));
  });

  test("SF1 whoever is removed, or left, may nothing more, and sees what a stranger sees", () => {
    const gone = must(openSession, instructor, "staff.set", { instructorId: idIn(teacher), duty: null });
    const left = must(gone, assistant, "staff.leave", {});
    const context = { now: 1, presence: new Map(), personalCode: () => "" };
    for (const actor of [teacher, assistant]) {
      for (const name of ofStaff) expect(authorize(left, actor, name), name).toBe("forbidden");
      expect(viewFor(left, actor, context).event).toBe("student.view");
    }
    expect(left.staff.size).toBe(0);
  });
});

describe("the staff", () => {
  test("SF2 the owner gives another duty; who is not of the staff, the owner included, is none to give one to", () => {
    const state = must(openSession, instructor, "staff.set", {
      ...{ instructorId: idIn(assistant), duty: "teacher" },
    });
    expect(dutyOf(state, idIn(assistant))).toBe("teacher");
    expect(authorize(state, assistant, "timer.set")).toBeNull();
    for (const instructorId of [idIn(instructor), idOf("nobody")])
      expect(refusal(openSession, instructor, "staff.set", { instructorId, duty: null })).toBe(
        "staff-not-found",
      );
  });

  test("SF2 the owner does not leave: with them the session would have nobody", () => {
    expect(refusal(draftSession, instructor, "staff.leave", {})).toBe("forbidden");
  });

  test("SF2 a duty that is so already changes nothing", () => {
    expect(must(openSession, instructor, "staff.set", { instructorId: idIn(teacher), duty: "teacher" })).toBe(
      openSession,
    );
  });

  test("SF3 all of the staff see the same: everybody, and each other with what each is at", () => {
    const state = joined(openSession, "Ann");
    const at = { page: "review", item: "softmax", participantId: idOf("Ann") } as const;
    const staff: StaffPresence = new Map([
      [idIn(teacher), at],
      [idIn(instructor), null],
    ]);
    const context = { now: 1, presence: new Map(), staff, personalCode: () => "" };
    const views = [instructor, teacher, assistant].map((actor) => viewFor(state, actor, context));
    expect(views[1]).toEqual(views[0]);
    expect(views[2]).toEqual(views[0]);
    expect(staffView(state, staff)).toEqual([
      { instructorId: idIn(instructor), name: "Owner", duty: "owner", here: true },
      { instructorId: idIn(teacher), name: "Tea", duty: "teacher", here: true, at },
      { instructorId: idIn(assistant), name: "Asa", duty: "assistant", here: false },
    ]);
    for (const row of staffView(state, staff)) expect(staffRowSchema.parse(row)).toEqual(row);
  });
});
