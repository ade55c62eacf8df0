// Instructors, their sign-ins and invitations.
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/db/pool";
import {
  countInstructors,
  createInstructor,
  findByEmail,
  findByIdentity,
  linkIdentity,
} from "@/lib/db/instructors";
import { accountContents, closeAccount } from "@/lib/db/closing";
import {
  createFirstInvitation,
  createInvitation,
  invitationState,
  listInvitations,
  revokeInvitation,
  useInvitation as spend,
  withdrawFirstInvitations,
} from "@/lib/db/invitations";
import { activeSignIn, createSignIn, listSignIns, revokeAllSignIns, revokeSignIn } from "@/lib/db/sign-ins";
import { createSession, sequencesOf } from "@/lib/db/sessions";
import { firstAccountPath } from "@/lib/setup/serving/first-account";
import { rowsOf, snapshot } from "../server/snapshot";
import { createTestDatabase, type TestDatabase } from "../server/test-database";

let database: TestDatabase;
const soon = () => new Date(Date.now() + 60_000);
const past = new Date(Date.now() - 60_000);

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.url;
  await closeDatabase();
});
afterAll(async () => {
  await closeDatabase();
  await database?.drop();
});

const someone = async (email: string) => {
  const instructor = await createInstructor({ email, name: "Someone", passwordHash: "hash" });
  if (!instructor) throw new Error("taken");
  return instructor;
};

test("B4 an address has one account, whatever its case", async () => {
  const ada = await someone(" Ada@Example.org ");
  expect(await findByEmail("ada@EXAMPLE.org")).toEqual(ada);
  expect(await createInstructor({ email: "ADA@example.org", name: "Other", passwordHash: null })).toBeNull();
});

test("B5 an invitation makes one account, however many use it at once", async () => {
  const token = await createFirstInvitation(soon());
  expect(await invitationState(token)).toBe("open");
  const before = await countInstructors();
  const results = await Promise.all(
    [1, 2, 3, 4].map((at) => spend(token, { email: `new${at}@example.org`, name: "New", passwordHash: "h" })),
  );
  expect(results.filter((result) => typeof result === "object")).toHaveLength(1);
  expect(results.filter((result) => result === "invalid")).toHaveLength(3);
  expect(await countInstructors()).toBe(before + 1);
  expect(await invitationState(token)).toBe("used");
  expect(JSON.stringify(await rowsOf(database.url, `SELECT * FROM "Invitation"`))).not.toContain(token);
});

test("B5 an expired, withdrawn or foreign invitation is none; a taken address does not use it up", async () => {
  const fresh = { email: "grace@example.org", name: "Grace", passwordHash: "h" };
  expect(await spend(await createFirstInvitation(past), fresh)).toBe("invalid");
  expect(await spend("nonsense", fresh)).toBe("invalid");
  const withdrawn = await createFirstInvitation(soon());
  await withdrawFirstInvitations();
  expect(await spend(withdrawn, fresh)).toBe("invalid");
  await someone("taken@example.org");
  const token = await createFirstInvitation(soon());
  expect(await spend(token, { ...fresh, email: "taken@example.org" })).toBe("email-taken");
  expect(await spend(token, fresh)).toMatchObject({ email: "grace@example.org" });
});

test("B6 a sign-in ends when it is revoked, expires, or the account is disabled", async () => {
  const { id } = await someone("lin@example.org");
  const [laptop, phone, old] = await Promise.all([
    createSignIn(id, "laptop", soon()),
    createSignIn(id, "phone", soon()),
    createSignIn(id, "old", past),
  ]);
  expect((await activeSignIn(laptop))?.instructor.id).toBe(id);
  expect(await activeSignIn(old)).toBeNull();
  expect(await activeSignIn("unknown")).toBeNull();
  expect((await listSignIns(id)).map(({ device }) => device).sort()).toEqual(["laptop", "phone"]);
  const other = await someone("other@example.org");
  await revokeSignIn(other.id, phone);
  expect(await activeSignIn(phone)).not.toBeNull();
  await revokeAllSignIns(id, laptop);
  expect([await activeSignIn(phone), (await activeSignIn(laptop))?.signInId]).toEqual([null, laptop]);
  await rowsOf(database.url, `UPDATE "Instructor" SET "disabledAt" = now() WHERE id = $1`, [id]);
  expect(await activeSignIn(laptop)).toBeNull();
});

test("B7 a provider's account belongs to one instructor", async () => {
  const [kai, yu] = [await someone("kai@example.org"), await someone("yu@example.org")];
  expect(await linkIdentity(kai.id, "github", "42")).toBe(true);
  expect(await linkIdentity(kai.id, "github", "42")).toBe(true);
  expect(await linkIdentity(yu.id, "github", "42")).toBe(false);
  expect((await findByIdentity("github", "42"))?.id).toBe(kai.id);
  expect(await findByIdentity("google", "42")).toBeNull();
});

test("HP8 an inviter sees what became of each invitation and can end those that are open; nobody else can", async () => {
  const [kim, eve] = [await someone("kim@example.org"), await someone("eve@example.org")];
  const tokens = await Promise.all(
    ["used", "old", "gone", "left"].map((label) =>
      createInvitation(kim.id, label === "old" ? past : soon(), label),
    ),
  );
  const [used, old, gone, left] = tokens.map((token) => token ?? "");
  await spend(used, { email: "guest@example.org", name: "Guest", passwordHash: "h" });
  const idOf = async (label: string) =>
    (await listInvitations(kim.id)).find((one) => one.label === label)?.id ?? "";
  expect(await revokeInvitation(eve.id, await idOf("gone"))).toBe(false);
  expect(await revokeInvitation(kim.id, await idOf("gone"))).toBe(true);
  for (const over of ["used", "old", "gone"])
    expect(await revokeInvitation(kim.id, await idOf(over))).toBe(false);
  const listed = await listInvitations(kim.id);
  expect(Object.fromEntries(listed.map(({ label, state }) => [label, state]))).toEqual({
    ...{ used: "used", old: "expired", gone: "revoked", left: "open" },
  });
  expect(await listInvitations(eve.id)).toEqual([]);
  const states = await Promise.all(
    [used, old, gone, left, "x".repeat(43)].map((token) => invitationState(token)),
  );
  expect(states).toEqual(["used", "expired", "revoked", "open", "unknown"]);
  expect(await spend(gone, { email: "late@example.org", name: "Late", passwordHash: "h" })).toBe("invalid");
  expect(JSON.stringify(listed)).not.toContain(left);
});

test("HP8 one inviter has twenty open invitations and fifty in all, however many are asked for at once", async () => {
  const { id } = await someone("many@example.org");
  for (let made = 0; made < 16; made++) expect(await createInvitation(id, soon())).not.toBeNull();
  const rest = await Promise.all(Array.from({ length: 8 }, () => createInvitation(id, soon())));
  expect(rest.filter((token) => token !== null)).toHaveLength(4);
  await rowsOf(database.url, `UPDATE "Invitation" SET "revokedAt" = now() WHERE "inviterId" = $1`, [id]);
  for (let round = 0; round < 50; round++) {
    expect(await createInvitation(id, soon(), `round ${round}`)).not.toBeNull();
    await rowsOf(database.url, `UPDATE "Invitation" SET "revokedAt" = now() WHERE "inviterId" = $1`, [id]);
  }
  const kept = await rowsOf(database.url, `SELECT id FROM "Invitation" WHERE "inviterId" = $1`, [id]);
  expect(kept).toHaveLength(50);
  expect((await listInvitations(id))[0]?.label).toBe("round 49");
});

test("HP9 a closed account leaves nothing of itself and takes nothing of others", async () => {
  const sam = await someone("sam@example.org");
  const classOf = async (instructorId: string, student: string): Promise<string> => {
    const activities = { tensors: "open", spiral: "open", questions: "open" } as const;
    const draft = { title: "Week one", language: "en", boardMode: "live", activities } as const;
    const { id } = await createSession(instructorId, draft);
    for (const sql of [
      `INSERT INTO "Participant" (id, "sessionId", name, "nameKey", "personalCodeHash") VALUES ($1, '${id}', $1, $1, $1)`,
      `INSERT INTO "Mark" ("participantId", "itemId", points) VALUES ($1, 'spiral', 3)`,
    ])
      await rowsOf(database.url, sql, [student]);
    return id;
  };
  await classOf(sam.id, "Lin");
  const before = await snapshot(database.url);

  const pat = await someone("pat@example.org");
  await linkIdentity(pat.id, "github", "pat");
  const signIn = await createSignIn(pat.id, "laptop", soon());
  const token = (await createInvitation(pat.id, soon())) ?? "";
  const own = await classOf(pat.id, "Mei");
  await rowsOf(database.url, `UPDATE "ClassSession" SET status = 'open' WHERE id = $1`, [own]);
  expect(await accountContents(pat.id)).toEqual({
    sessions: [{ id: own, title: "Week one", live: true }],
    ...{ participants: 1, work: 0, marks: 1, last: false },
  });
  expect([...(await sequencesOf([own, "nothing"])).keys()]).toEqual([own]);

  expect(await closeAccount(pat.id)).toBe(true);
  expect(await closeAccount(pat.id)).toBe(false);
  expect(await snapshot(database.url)).toEqual(before);
  expect([await activeSignIn(signIn), await invitationState(token)]).toEqual([null, "unknown"]);
  expect([await findByEmail("pat@example.org"), await findByIdentity("github", "pat")]).toEqual([null, null]);
});

test("HP9 after the last account the next start makes a first link again", async () => {
  expect(await firstAccountPath()).toBeNull();
  await rowsOf(database.url, `DELETE FROM "Instructor"`);
  const { id } = await someone("last@example.org");
  expect((await accountContents(id)).last).toBe(true);
  await closeAccount(id);
  const token = (await firstAccountPath())?.split("/").at(-1) ?? "";
  expect(await spend(token, { email: "first@example.org", name: "First", passwordHash: "h" })).toMatchObject({
    email: "first@example.org",
  });
});
