// Every server action against the production server on a real database: garbage, other people's ids, no sign-in.
import { expect } from "@playwright/test";
import fc from "fast-check";
import { randomBytes } from "node:crypto";
import { nanoid } from "nanoid";
import { signInCookie } from "@/lib/auth/instructor-of-request";
import { hashPassword } from "@/lib/auth/password";
import { nameProblems } from "@/lib/contract/display-name";
import { deviceCookies } from "@/lib/contract/handshake";
import { closeDatabase } from "@/lib/db/pool";
import { createInstructor } from "@/lib/db/instructors";
import { createInvitation, listInvitations } from "@/lib/db/invitations";
import { createPasswordLink } from "@/lib/db/password-links";
import { createSession } from "@/lib/db/sessions";
import { createSignIn, revokeSignIn } from "@/lib/db/sign-ins";
import { inviteStaff } from "@/lib/db/staff";
import { courseDataset } from "@/lib/spiral/config";
import { serve } from "../bench/production-server";
import { freePort } from "../network/free-port";
import { rowsOf, snapshot } from "../server/snapshot";
import { createTestDatabase, type TestDatabase } from "../server/test-database";
import { builtActions, callAction, writtenActions, type Answer } from "./server-actions";
import { test } from "./test";

const password = "a sentence that only its owner knows";
const inAnHour = () => new Date(Date.now() + 3_600_000);

interface Someone {
  id: string;
  email: string;
  invitationId: string;
  signInId: string;
  cookie: string;
  sessionId: string;
  participantId: string;
}

/** what the test's own use of the database reads; the specs after this one have servers with databases of their own */
const variables = ["DATABASE_URL", "NEXTAUTH_SECRET", "SPIRALROOM_SECRET"] as const;
const before = variables.map((name) => [name, process.env[name]] as const);

let database: TestDatabase;
let origin: string;
let stop: () => Promise<void>;
let owner: Someone;
let other: Someone;
let invitation: string;
let passwordLink: string;
/** a third person, who invites to their session's staff */
let host: Someone;
let staffLink: string;
const invited = new Map<string, string>();

async function inviteToStaff({ id, email }: Someone): Promise<void> {
  const session = { id: host.sessionId, instructorId: host.id };
  const made = await inviteStaff(session, { duty: "teacher", address: email }, new Date());
  if (typeof made !== "string") invited.set(id, made.invitation.id);
}

/** An instructor who is signed in and has a session with one participant. */
async function someone(): Promise<Someone> {
  const passwordHash = await hashPassword(password);
  const made = await createInstructor({ email: `${nanoid(8)}@example.org`, name: "Ada", passwordHash });
  if (!made) throw new Error("the address is taken");
  const signInId = await createSignIn(made.id, "test", inAnHour());
  const activities = { tensors: "open", spiral: "open", questions: "open" } as const;
  const draft = { title: "Week one", language: "en", activities, boardMode: "live" } as const;
  const session = await createSession(made.id, draft);
  const participantId = nanoid();
  await rowsOf(
    database.url,
    `INSERT INTO "Participant" (id, "sessionId", name, "nameKey", "personalCodeHash") VALUES ($1, $2, 'Mei', 'mei', $1)`,
    [participantId, session.id],
  );
  await createInvitation(made.id, inAnHour(), "somebody");
  const [{ id: invitationId }] = await listInvitations(made.id);
  return {
    ...{ id: made.id, email: made.email, invitationId },
    signInId,
    participantId,
    sessionId: session.id,
    cookie: await signInCookie(made.id, signInId),
  };
}

test.beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.NEXTAUTH_SECRET = process.env.SPIRALROOM_SECRET = randomBytes(32).toString("base64url");
  const port = await freePort();
  origin = `http://localhost:${port}`;
  ({ stop } = await serve(port, ".data/actions"));
  [owner, other] = [await someone(), await someone()];
  host = await someone();
  await inviteToStaff(owner);
  const session = { id: host.sessionId, instructorId: host.id };
  const made = await inviteStaff(session, { duty: "assistant" }, new Date());
  staffLink = typeof made === "string" ? "" : (made.token ?? "");
  invitation = (await createInvitation(owner.id, inAnHour())) ?? "";
  // of somebody who does not act here: it ends sign-ins
  passwordLink = await createPasswordLink(host.id);
  // whoever looks in is noted once a minute; here nothing may change at all
  await rowsOf(database.url, `UPDATE "SignIn" SET "seenAt" = now() + interval '1 day'`);
});

test.afterAll(async () => {
  await stop?.();
  await closeDatabase();
  await database?.drop();
  for (const [name, value] of before)
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
});

const formOf = (fields: Record<string, string | string[]>): FormData => {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) form.append(name, value);
  return form;
};

const mark = (participantId: string) => ({
  participantId,
  itemId: "spiral",
  rubric: [],
  points: 3,
  comment: "Well",
  base: { rubric: [], points: null, comment: "", version: 0 },
});

const sessionForm = (title = "Week two"): FormData =>
  formOf({
    ...{ title, language: "en", activities: ["spiral", "questions"], boardMode: "live", lesson: "{}" },
    dataset: JSON.stringify(courseDataset(7)),
  });

const accountForm = (): FormData =>
  formOf({ name: "Ben", email: `${nanoid(8)}@example.org`, password: "another long sentence" });

interface Known {
  /** the page that offers it */
  page: () => string;
  /** a call that would be right if it came from this instructor */
  right: (by: Someone) => unknown[];
  /** what it returns when it was called rightly */
  accepts: (value: unknown) => boolean;
  /** everything that it may return to garbage; null when it takes nothing that could be garbage */
  refusals: readonly unknown[] | null;
  /** fields of its form */
  fields?: readonly string[];
  /** needs no sign-in, but an invitation */
  open?: true;
  /** changes nothing */
  reads?: true;
}

const saved = (value: unknown) => value === "saved";
const account = () => `${origin}/account`;

const known: Record<string, Known> = {
  "app/sessions/[id]/review/actions.ts storeMark": {
    page: () => `${origin}/sessions/${owner.sessionId}/review`,
    right: ({ sessionId, participantId }) => [sessionId, mark(participantId)],
    accepts: (value) => value !== false && value !== "gone",
    refusals: [false, "gone"],
  },
  "app/dashboard/actions.ts duplicateSession": {
    page: () => `${origin}/dashboard`,
    right: ({ sessionId }) => [sessionId],
    accepts: (value) => value === "duplicated",
    refusals: ["failed"],
  },
  "app/dashboard/actions.ts moveSession": {
    page: () => `${origin}/dashboard`,
    right: ({ sessionId }) => [sessionId, "archive"],
    accepts: (value) => value === true,
    refusals: [false],
  },
  "app/dashboard/actions.ts keepWork": {
    page: () => `${origin}/dashboard`,
    right: ({ sessionId }) => [sessionId, 90],
    accepts: (value) => value === true,
    refusals: [false],
  },
  "app/dashboard/actions.ts answerStaffInvitation": {
    page: () => `${origin}/dashboard`,
    right: ({ id }) => [invited.get(id), "accept"],
    accepts: (value) => value === "accepted",
    refusals: ["over"],
  },
  "app/staff/actions.ts readStaffLink": {
    page: () => `${origin}/staff`,
    right: () => [staffLink],
    // who accepted the invitation to their address has the duty of the link already
    accepts: (value) =>
      value === "already" || (typeof value === "object" && value !== null && "title" in value),
    refusals: ["over", expect.objectContaining({ kind: "wait" })],
    reads: true,
  },
  "app/staff/actions.ts takeStaffLink": {
    page: () => `${origin}/staff`,
    right: () => [staffLink],
    accepts: (value) => typeof value === "object" && value !== null && "sessionId" in value,
    refusals: ["over", expect.objectContaining({ kind: "wait" })],
  },
  "app/sessions/new/actions.ts createSessionFromForm": {
    page: () => `${origin}/sessions/new`,
    right: () => [sessionForm()],
    accepts: (value) => typeof value === "object" && value !== null && "id" in value,
    refusals: ["title", "titleHidden", "activities", "failed", "full"].map((problem) => ({ problem })),
    fields: ["title", "language", "activities", "boardMode", "dataset", "lesson"],
  },
  "app/account/actions.ts rename": {
    page: account,
    right: () => [null, formOf({ name: "Ada the Second" })],
    accepts: saved,
    refusals: [...nameProblems],
    fields: ["name"],
  },
  "app/account/actions.ts changePassword": {
    page: account,
    right: () => [null, formOf({ current: password, password: "a sentence that is new" })],
    accepts: saved,
    refusals: ["current-password", "password"],
    fields: ["current", "password"],
  },
  "app/account/actions.ts endSignIn": {
    page: account,
    right: ({ signInId }) => [signInId],
    accepts: (value) => value === undefined,
    refusals: [undefined],
  },
  "app/account/actions.ts endOtherSignIns": {
    page: account,
    right: () => [],
    accepts: (value) => value === undefined,
    refusals: null,
  },
  "app/account/actions.ts inviteColleague": {
    page: account,
    right: () => ["for Ben"],
    accepts: (value) => /\/invite\/[\w-]{43}$/.test(String(Object(value).link)),
    // any short text that hides nothing is a note; HP8 has what is none
    refusals: null,
  },
  "app/account/actions.ts withdrawInvitation": {
    page: account,
    right: ({ invitationId }) => [invitationId],
    accepts: (value) => value === undefined,
    refusals: [undefined],
  },
  "app/account/actions.ts closeOwnAccount": {
    page: account,
    right: ({ email }) => [null, formOf({ typed: email, password })],
    accepts: (value) => value === "closed",
    refusals: ["typed"],
    fields: ["typed", "password"],
  },
  "app/invite/[token]/actions.ts createAccount": {
    page: () => `${origin}/invite/${invitation}`,
    right: () => [invitation, accountForm()],
    accepts: (value) => value === null,
    refusals: [
      ...[...nameProblems, "email", "password", "invalid"].map((kind) => ({ kind, seconds: 0 })),
      expect.objectContaining({ kind: "wait" }),
    ],
    fields: ["name", "email", "password"],
    open: true,
  },
  "app/reset/[token]/actions.ts resetPassword": {
    page: () => `${origin}/reset/${passwordLink}`,
    right: () => [passwordLink, formOf({ password: "a sentence after the link" })],
    accepts: (value) => value === null,
    // any text of ten characters is a password; AD2 has the links that are none
    refusals: null,
    open: true,
  },
};

const call = (name: string, args: readonly unknown[], cookie: string): Promise<Answer> =>
  callAction(known[name].page(), builtActions().get(name) ?? "", args, cookie);

test("EA1 no action exists that these tests do not know", () => {
  expect(writtenActions().sort()).toEqual(Object.keys(known).sort());
  expect([...builtActions().keys()].sort()).toEqual(Object.keys(known).sort());
});

/** Values that React can send and that are nobody's argument. */
const garbageValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    undefined,
    NaN,
    -0,
    Infinity,
    10n ** 30n,
    new Date(0),
    new Map([[1, {}]]),
    new Set(["x"]),
  ),
  fc.constantFrom<unknown>(
    "\u0000",
    "\uD800",
    "x".repeat(100_000),
    "'; DROP TABLE",
    "../..",
    "$undefined",
    "$K9",
  ),
  fc.constantFrom<unknown>({ not: "" }, { contains: "" }, { in: [] }, [{ equals: null }], new Uint8Array(9)),
  fc.constantFrom<unknown>(Array(2_000).fill({}), JSON.parse("[".repeat(300) + "]".repeat(300))),
);

/** A form in which nothing is what it should be. */
const garbageForm = (fields: readonly string[]) =>
  fc
    .array(
      fc.tuple(
        fc.oneof(fc.constantFrom(...fields), fc.string({ maxLength: 9 })),
        fc.constantFrom<string | Blob>(
          "",
          " ",
          "\u0000",
          "x".repeat(30_000),
          "[object Object]\u202e",
          new Blob(["{}"]),
        ),
      ),
      { maxLength: 8 },
    )
    .map((entries) => {
      const form = new FormData();
      for (const [name, value] of entries)
        if (typeof value === "string") form.append(name, value);
        else form.append(name, value, "file.txt");
      return form;
    });

const garbageArguments = ({ right, fields = ["name"] }: Known) => {
  const one = fc.oneof({ weight: 3, arbitrary: garbageValue }, { weight: 1, arbitrary: garbageForm(fields) });
  const args = right(owner);
  const places = args.flatMap((value, at) => (value === null ? [] : [at]));
  // all garbage, or one argument of a right call replaced
  return fc.oneof(
    fc.array(one, { maxLength: 4 }),
    fc.tuple(fc.constantFrom(...places), one).map(([at, value]) => args.with(at, value)),
  );
};

for (const [name, action] of Object.entries(known))
  if (action.refusals)
    test(`EA2 ${name} answers garbage with a refusal and changes nothing`, async () => {
      const before = await snapshot(database.url);
      await fc.assert(
        fc.asyncProperty(garbageArguments(action), async (args) => {
          const { status, value } = await call(name, args, owner.cookie);
          // what is too large, or no form at all, does not come as far as the action
          expect([200, 400, 413]).toContain(status);
          if (status === 200) expect(action.refusals).toContainEqual(value);
        }),
        { numRuns: 40 },
      );
      expect(await snapshot(database.url)).toEqual(before);
    });

test("EA3 another instructor's ids lead nowhere", async () => {
  const before = await snapshot(database.url);
  const review = "app/sessions/[id]/review/actions.ts storeMark";
  const tries: [string, unknown[], unknown][] = [
    [review, [owner.sessionId, mark(owner.participantId)], false],
    [review, [other.sessionId, mark(owner.participantId)], "gone"],
    [review, [owner.sessionId, mark(other.participantId)], false],
    ["app/dashboard/actions.ts duplicateSession", [owner.sessionId], "failed"],
    ["app/dashboard/actions.ts moveSession", [owner.sessionId, "archive"], false],
    ["app/dashboard/actions.ts keepWork", [owner.sessionId, 90], false],
    ["app/dashboard/actions.ts answerStaffInvitation", [invited.get(owner.id), "accept"], "over"],
    ["app/dashboard/actions.ts answerStaffInvitation", [invited.get(owner.id), "decline"], "over"],
    ["app/account/actions.ts endSignIn", [owner.signInId], undefined],
    ["app/account/actions.ts withdrawInvitation", [owner.invitationId], undefined],
    ["app/account/actions.ts closeOwnAccount", [null, formOf({ typed: owner.email, password })], "typed"],
  ];
  for (const [name, args, answer] of tries)
    expect(await call(name, args, other.cookie), name).toEqual({
      status: 200,
      value: answer,
      redirect: null,
    });
  expect(await snapshot(database.url)).toEqual(before);
});

test("EA4 without an active sign-in nothing is done", async () => {
  const gone = await createSignIn(owner.id, "lost", inAnHour());
  await revokeSignIn(owner.id, gone);
  const past = await createSignIn(owner.id, "old", new Date(Date.now() - 1_000));
  const cookies = [
    "",
    `${deviceCookies.plain}=${"x".repeat(43)}`,
    "next-auth.session-token=e30.e30.e30",
    await signInCookie(owner.id, gone),
    await signInCookie(owner.id, past),
    await signInCookie(owner.id, nanoid()),
  ];
  const before = await snapshot(database.url);
  for (const [name, action] of Object.entries(known))
    for (const cookie of action.open ? [] : cookies) {
      const { value, redirect } = await call(name, action.right(owner), cookie);
      // which leads back to the page that called it
      expect([value, redirect?.split(/[;?]/)[0]], name).toEqual([undefined, "/signin"]);
    }
  const strange = ["app/invite/[token]/actions.ts createAccount", [nanoid(43), accountForm()]] as const;
  expect(await call(strange[0], strange[1], "")).toMatchObject({
    status: 200,
    value: { kind: expect.stringMatching(/^(invalid|wait)$/) },
  });
  expect(await snapshot(database.url)).toEqual(before);
});

test("EA5 called rightly each does what it says, with texts that the database can hold", async () => {
  const text = "one\u0000two\uD800";
  const create = "app/sessions/new/actions.ts createSessionFromForm";
  expect((await call(create, [sessionForm(text)], owner.cookie)).value).toEqual({ problem: "titleHidden" });
  const noted = { ...mark(owner.participantId), comment: text };
  expect(
    (await call("app/sessions/[id]/review/actions.ts storeMark", [owner.sessionId, noted], owner.cookie))
      .value,
  ).toMatchObject({ mark: { points: 3 }, conflicts: [] });
  const [{ comment }] = await rowsOf<{ comment: string }>(database.url, `SELECT comment FROM "Mark"`);
  expect(comment).toBe("one\uFFFDtwo\uFFFD");
  // ending one's own sign-in comes last; closing the account is somebody else's
  const order = Object.keys(known)
    .filter((name) => !name.endsWith("closeOwnAccount"))
    .sort((a, b) => Number(a.endsWith("endSignIn")) - Number(b.endsWith("endSignIn")));
  const fresh = await someone();
  await inviteToStaff(fresh);
  for (const name of order) {
    const before = await snapshot(database.url);
    const { status, value } = await call(name, known[name].right(fresh), fresh.cookie);
    expect([name, status, known[name].accepts(value)]).toEqual([name, 200, true]);
    if (!name.endsWith("endOtherSignIns") && !known[name].reads)
      expect(await snapshot(database.url), name).not.toEqual(before);
  }
  const without = await snapshot(database.url);
  const leaving = await someone();
  const closing = "app/account/actions.ts closeOwnAccount";
  expect((await call(closing, known[closing].right(leaving), leaving.cookie)).value).toBe("closed");
  expect(await snapshot(database.url)).toEqual(without);
});
