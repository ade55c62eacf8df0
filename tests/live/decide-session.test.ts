import { describe, expect, expectTypeOf, test } from "vitest";
import { openLesson } from "@/lib/contract/lesson";
import { requests, type RawPayload, type RequestName } from "@/lib/contract/requests";
import { authorize } from "@/lib/live/authority";
import { courseConfig, courseDataset } from "@/lib/spiral/config";
import type { CommandName } from "@/lib/live/decide";
import { nameKey } from "@/lib/live/names";
import type { SessionState } from "@/lib/live/state";
import { requestNames } from "../contract/request-names";
import {
  contextAt,
  decided,
  draftSession,
  idOf,
  instructor,
  joined,
  must,
  openSession,
  refusal,
  run,
  score,
  student,
  visitor,
} from "./session-fixture";

const ada = student("Ada");
const withAda = joined(openSession, "Ada", "Ben");

describe("a draft", () => {
  const chosen = {
    ...{ title: "Two moons", language: "zh", offered: ["spiral", "questions"], numberRequired: true },
    ...{ boardMode: "hidden", lesson: { ...openLesson, locked: ["optimizer"], reason: "Alike." } },
    dataset: { ...courseDataset(99), kind: "moons", classes: 2 },
  } as const satisfies RawPayload<"session.edit">;
  const payload = requests["session.edit"].payload.parse(chosen);

  test("P6 everything that was chosen for a draft may be changed, but for its points' seed and who is in", () => {
    const closed = must(draftSession, instructor, "activity.set", { activity: "questions", state: "closed" });
    const state = must(joined(closed, "Ada"), instructor, "session.edit", payload);
    expect(state).toMatchObject({ ...{ title: "Two moons", language: "zh", numberRequired: true } });
    expect(state).toMatchObject({ boardMode: "hidden", lesson: payload.lesson });
    expect(state.activities).toEqual({ tensors: "off", spiral: "open", questions: "closed" });
    expect(state.dataset).toEqual({ ...payload.dataset, seed: draftSession.dataset.seed });
    expect([...state.participants.values()].map(({ name }) => name)).toEqual(["Ada"]);
  });

  test("P6 once it is open nothing of that changes any more, and no network may be too large", () => {
    expect(refusal(openSession, instructor, "session.edit", payload)).toBe("wrong-phase");
    const wide = courseConfig(payload.dataset);
    const hidden = Array.from({ length: 2 }, () => ({ ...wide.network.hidden[0], units: 256 }));
    const { network, ...setup } = wide;
    const { dataset: _, ...rest } = setup;
    const presets = [{ name: "Wide", setup: { ...rest, network: { ...network, hidden } } }];
    const large = { ...payload, lesson: { ...openLesson, presets } };
    expect(refusal(draftSession, instructor, "session.edit", large)).toBe("network-too-large");
  });
});

describe("joining", () => {
  test.each([
    ["a locked draft", must(draftSession, instructor, "join.lock", { locked: true }), "join-locked"],
    ["an ended session", must(openSession, instructor, "session.end", {}), "session-ended"],
    ["a locked session", must(openSession, instructor, "join.lock", { locked: true }), "join-locked"],
  ])("J1 %s takes nobody in", (_, state, code) => {
    expect(refusal(state, visitor, "participant.join", { name: "Ada" })).toBe(code);
  });

  test("LO1 who joins a draft is in it, hands in nothing, and is in class when it opens", () => {
    const state = joined(draftSession, "Ada");
    const answer = { id: idOf("a"), questionId: "softmax", text: "x", evidence: [] };
    expect(refusal(state, ada, "answer.submit", answer)).toBe("session-not-open");
    expect(refusal(must(state, instructor, "session.open", {}), ada, "answer.submit", answer)).toBeNull();
  });

  test("J2 names are tidied, and unique within the session ignoring case and width", () => {
    const state = must(
      openSession,
      visitor,
      "participant.join",
      { name: "  Ada   Lovelace " },
      contextAt(1, { newId: idOf("x") }),
    );
    expect([...state.participants.values()][0].name).toBe("Ada Lovelace");
    for (const same of ["ada lovelace", "ＡＤＡ Lovelace", "ADA  LOVELACE"])
      expect(refusal(state, visitor, "participant.join", { name: same })).toBe("name-taken");
  });

  test("J2 a name in another case or width is the same name, in any script", () => {
    expect(nameKey("ÉLODIE")).toBe(nameKey("élodie"));
    expect(nameKey("李雷")).not.toBe(nameKey("韩梅"));
  });

  test.each([
    "",
    "   ",
    "a\u202eb",
    "a\u200bb",
    "\u0007bell",
    "x".repeat(41),
    "\u3164",
    "Z\u0301\u0301\u0301\u0301algo",
    "\u{e0041}tag",
  ])("J3 the name %j is refused", (name) => {
    expect(refusal(openSession, visitor, "participant.join", { name })).toBe("name-invalid");
  });

  test("J4 a removed participant may do nothing, and the name is free again", () => {
    const state = must(withAda, instructor, "participant.remove", { participantId: idOf("Ada") });
    expect(
      refusal(state, ada, "answer.draft", {
        id: idOf("d"),
        questionId: "softmax",
        text: "x",
        baseVersion: 0,
      }),
    ).toBe("removed");
    expect(refusal(state, visitor, "participant.join", { name: "ada" })).toBeNull();
    const taken = must(
      state,
      visitor,
      "participant.join",
      { name: "ada" },
      contextAt(2, { newId: idOf("ada2") }),
    );
    expect(refusal(taken, instructor, "participant.restore", { participantId: idOf("Ada") })).toBe(
      "name-in-use",
    );
  });
});

describe("authority", () => {
  test("A1 no actor may send another role's request", () => {
    for (const name of requestNames) {
      const instructorOnly =
        /^(session|activity|join|board|finale|late|drafts|participants|place|staff|timer|wall|announcement|aside|pause|focus|hands|pseudonyms|answers)\.|^participant\.(rename|renumber|remove|restore|erase)$|^(hand\.end|check\.(ask|set|reveal)|(spotlight|snapshots?)\.(set|take|note|order|remove))$/.test(
          name,
        );
      expect(authorize(withAda, ada, name) === "forbidden", name).toBe(instructorOnly);
      expect(authorize(withAda, instructor, name) === "forbidden", name).toBe(!instructorOnly);
      expect(authorize(withAda, { role: "screen" }, name), name).toBe("forbidden");
      expect(authorize(withAda, { role: "instructor", instructorId: "another" }, name), name).toBe(
        "forbidden",
      );
      const entering = ["participant.join", "participant.resume", "participant.return"].includes(name);
      expect(authorize(withAda, visitor, name), name).toBe(
        entering ? null : instructorOnly ? "forbidden" : "unauthenticated",
      );
    }
  });

  test("A2 every request is the engine's or named as the server's own", () => {
    // the compiler holds the table of what decides to the engine's names, and this test to the rest
    expectTypeOf<Exclude<RequestName, CommandName>>().toEqualTypeOf<
      | "participant.resume"
      | "participant.return"
      | "participant.leave"
      | "view.open"
      | "progress.report"
      | "tile.report"
      | "wall.look"
      | "runs.list"
      | "notebook.load"
      | "session.delete"
      | "place.link"
      | "late.list"
      | "answers.alike"
      | "staff.at"
      | "staff.invite"
      | "staff.uninvite"
      | "staff.invitations"
    >();
  });
});

describe("phases", () => {
  const ended = must(withAda, instructor, "session.end", {});
  const revealed = must(ended, instructor, "board.set", { mode: "revealed" });

  test.each([
    ["ending a draft", draftSession, "session.end", {}],
    ["revealing while the race is open", withAda, "board.set", { mode: "revealed" }],
    ["releasing an open session", withAda, "session.release", { released: true }],
    ["opening an ended session as if new", ended, "session.open", {}],
    ["reopening after the reveal", revealed, "session.reopen", {}],
    ["hiding what was revealed", revealed, "board.set", { mode: "hidden" }],
    ["opening an activity of an ended session", ended, "activity.set", { activity: "spiral", state: "open" }],
  ] as const)("P1 %s is refused", (_, state, name, payload) => {
    expect(refusal(state, instructor, name, payload as never)).toBe("wrong-phase");
  });

  test("P2 saying what is already so changes nothing", () => {
    const same: [SessionState, CommandName, object][] = [
      [openSession, "session.open", {}],
      [ended, "session.end", {}],
      [openSession, "session.reopen", {}],
      [openSession, "join.lock", { locked: false }],
      [openSession, "board.set", { mode: "live" }],
      [openSession, "activity.set", { activity: "spiral", state: "open" }],
    ];
    for (const [state, name, payload] of same)
      expect(decided(state, instructor, name, payload as never, contextAt(1))).toMatchObject({
        ok: true,
        changes: [],
      });
  });

  test("P3 an end can be undone, a release too", () => {
    expect(must(ended, instructor, "session.reopen", {}).status).toBe("open");
    const released = must(ended, instructor, "session.release", { released: true });
    expect(released.status).toBe("released");
    expect(must(released, instructor, "session.release", { released: false }).status).toBe("ended");
  });

  test("P4 every change of the session bumps its version, work does not", () => {
    expect(ended.version).toBe(withAda.version + 1);
    const worked = must(withAda, ada, "run.submit", run("r"), contextAt(5, { score: score(1400) }));
    expect(worked.version).toBe(withAda.version);
  });
});
