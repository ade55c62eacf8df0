// Instructors, their sign-ins and invitations.
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/db/client";
import {
  countInstructors,
  createInstructor,
  findByEmail,
  findByIdentity,
  linkIdentity,
} from "@/lib/db/instructors";
import {
  createInvitation,
  invitationOpen,
  useInvitation as spend,
  withdrawInvitations,
} from "@/lib/db/invitations";
import { activeSignIn, createSignIn, listSignIns, revokeAllSignIns, revokeSignIn } from "@/lib/db/sign-ins";
import { rowsOf } from "../server/snapshot";
import { createTestDatabase, type TestDatabase } from "../server/test-database";

let database: TestDatabase;
const soon = () => new Date(Date.now() + 60_000);
const past = new Date(Date.now() - 60_000);

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.url;
  await closeDatabase();
}, 60_000);
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
  const token = await createInvitation(null, soon());
  expect(await invitationOpen(token)).toBe(true);
  const before = await countInstructors();
  const results = await Promise.all(
    [1, 2, 3, 4].map((at) => spend(token, { email: `new${at}@example.org`, name: "New", passwordHash: "h" })),
  );
  expect(results.filter((result) => typeof result === "object")).toHaveLength(1);
  expect(results.filter((result) => result === "invalid")).toHaveLength(3);
  expect(await countInstructors()).toBe(before + 1);
  expect(await invitationOpen(token)).toBe(false);
  expect(JSON.stringify(await rowsOf(database.url, `SELECT * FROM "Invitation"`))).not.toContain(token);
});

test("B5 an expired, withdrawn or foreign invitation is none; a taken address does not use it up", async () => {
  const fresh = { email: "grace@example.org", name: "Grace", passwordHash: "h" };
  expect(await spend(await createInvitation(null, past), fresh)).toBe("invalid");
  expect(await spend("nonsense", fresh)).toBe("invalid");
  const withdrawn = await createInvitation(null, soon());
  await withdrawInvitations(null);
  expect(await spend(withdrawn, fresh)).toBe("invalid");
  await someone("taken@example.org");
  const token = await createInvitation(null, soon());
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
