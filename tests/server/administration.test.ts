// What whoever runs the server does with accounts, beside a server that knows of it by the database alone.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accountContents } from "@/lib/db/closing";
import { findByEmail, findInstructor } from "@/lib/db/instructors";
import { createInvitation, invitationState } from "@/lib/db/invitations";
import {
  createPasswordLink,
  passwordLinkMs,
  passwordLinkWorks,
  usePasswordLink,
} from "@/lib/db/password-links";
import { sessionsStaffed } from "@/lib/db/sessions";
import { activeSignIn } from "@/lib/db/sign-ins";
import { inviteStaff } from "@/lib/db/staff";
import { commands } from "@/lib/setup/admin/commands";
import { usageOf, wordsOfTerminal } from "@/lib/setup/admin/words";
import { connect, type Client } from "./client";
import { openClass, signUp, staffed, startTestServer, type TestServer } from "./harness";
import { rowsOf } from "./snapshot";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

const words = wordsOfTerminal({ LANG: "en_GB.UTF-8" });

/** Gives a command and answers what it asks. @returns what it said, or why it was refused */
async function give(line: readonly string[], yes = true): Promise<{ said: string[]; refused?: string }> {
  const said: string[] = [];
  const [name, ...args] = line;
  const desk = {
    ...{ words, options: {}, keepDays: null, say: (one: string) => void said.push(one) },
    ...{ confirmed: async () => yes, guessed: false, origin: async () => "https://class.example" },
  };
  try {
    await commands[name](desk, args);
    return { said };
  } catch (error) {
    return { said, refused: error instanceof Error ? error.message : String(error) };
  }
}

const emailOf = async (id: string): Promise<string> => (await findInstructor(id))?.email ?? "";
const ended = (client: Client) => client.when(() => !client.socket.connected, "the end of the connection");

test("AD1 a disabled account is signed out everywhere and keeps no way back; the class goes on with its staff", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const participantId = mei.latest("student.view")?.self?.participantId ?? "";
  const { token } = await room.teacher.must("place.link", { participantId, keepDevices: true });
  const invitation = await createInvitation(room.instructor.id, new Date(Date.now() + 60_000));
  const reset = await createPasswordLink(room.instructor.id);
  const email = await emailOf(room.instructor.id);
  expect((await give(["disable", email.toUpperCase()])).refused).toBeUndefined();
  await ended(room.teacher);
  expect(room.teacher.latest("connection.closed")).toEqual({ code: "unauthenticated" });
  expect(await activeSignIn(room.instructor.signInId)).toBeNull();
  expect(await invitationState(invitation ?? "")).toBe("revoked");
  expect(await usePasswordLink(reset, "hash")).toBe(false);
  expect(await (await room.visitor()).send("participant.return", { token })).toMatchObject({
    error: { code: "link-over" },
  });
  expect((await give(["reset-password-link", email])).refused).toContain("disabled");
  expect(mei.socket.connected).toBe(true);
  expect((await give(["list"])).said.find((line) => line.includes(email))).toContain("disabled");
  await give(["enable", email]);
  // what was ended stays ended; signing in is what works again
  expect(await activeSignIn(room.instructor.signInId)).toBeNull();
  expect((await findByEmail(email))?.disabledAt).toBeNull();
});

test("AD2 a link to a new password works once, and ends every sign-in and every other link of the account", async () => {
  const lin = await signUp();
  const [older, other] = [await createPasswordLink(lin.id), await signUp()];
  const { said } = await give(["reset-password-link", await emailOf(lin.id)]);
  const token = said.join("\n").match(/https:\/\/class\.example\/reset\/([\w-]{43})/)?.[1] ?? "";
  expect([await passwordLinkWorks(older), await passwordLinkWorks(token)]).toEqual([false, true]);
  expect(JSON.stringify(await rowsOf(server.database.url, `SELECT * FROM "PasswordLink"`))).not.toContain(
    token,
  );
  const tomorrow = new Date(Date.now() + passwordLinkMs + 1_000);
  expect(await passwordLinkWorks(token, tomorrow)).toBe(false);
  expect(await usePasswordLink(token, "late", tomorrow)).toBe(false);
  const used = await Promise.all(["one", "two", "three"].map((hash) => usePasswordLink(token, hash)));
  expect(used.filter(Boolean)).toHaveLength(1);
  expect((await findInstructor(lin.id))?.passwordHash).toBe(["one", "two", "three"][used.indexOf(true)]);
  expect(await activeSignIn(lin.signInId)).toBeNull();
  expect(await activeSignIn(other.signInId)).not.toBeNull();
  expect(await passwordLinkWorks(token)).toBe(false);
});

test("AD3 a session changes hands: the new owner's page opens, the old one's closes, students notice nothing", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const lin = await staffed(room, "assistant");
  const page = await connect(server.url, { role: "instructor", sessionId: room.sessionId }, lin.cookie);
  expect(await page.send("session.delete", { title: "Week one" })).toMatchObject({
    error: { code: "forbidden" },
  });
  const [from, to] = [await emailOf(room.instructor.id), await emailOf(lin.id)];
  await room.teacher.must("staff.invite", { duty: "teacher" });
  const kept = await give(["transfer", from, to], false);
  expect(kept.refused).toBe(words.declined);
  expect(kept.said.join("\n")).toContain(room.code);
  expect((await give(["transfer", from, to, "ZZZZZZ"])).refused).toBe(words.nothingToTransfer);
  expect((await give(["transfer", from, from])).refused).toBe(words.sameAccount);
  expect((await give(["transfer", from, to, room.code.toLowerCase()])).said.at(-1)).toContain("1 session");
  await ended(room.teacher);
  expect(room.teacher.latest("connection.closed")).toEqual({ code: "forbidden" });
  expect(await sessionsStaffed(lin.id)).toEqual([]);
  // by a link of their own they would be back
  expect(await rowsOf(server.database.url, `SELECT id FROM "StaffInvitation"`)).toEqual([]);
  await page.until("instructor.view", ({ staff }) =>
    staff.some(({ instructorId, duty }) => instructorId === lin.id && duty === "owner"),
  );
  expect(mei.socket.connected).toBe(true);
  await page.must("session.delete", { title: "Week one" });
});

test("AD3 whoever had a session can do nothing more to it in the moment before their page has heard of that", async () => {
  const room = await openClass(server.url);
  const lin = await signUp();
  await give(["transfer", await emailOf(room.instructor.id), await emailOf(lin.id), room.code]);
  // past the room, which is as it was
  const session = { id: room.sessionId, instructorId: lin.id };
  const made = await inviteStaff(session, { duty: "teacher", address: "mei@example.org" }, new Date());
  const { teacher } = room;
  const replies = [
    await teacher.send("session.delete", { title: "Week one" }),
    await teacher.send("staff.invite", { duty: "teacher" }),
  ];
  expect(replies).toMatchObject(replies.map(() => ({ ok: false, error: { code: "forbidden" } })));
  expect(JSON.stringify(await teacher.send("staff.invitations", {}))).not.toContain("mei@example.org");
  await teacher.send("staff.uninvite", { id: typeof made === "string" ? "" : made.invitation.id });
  const rows = `SELECT address FROM "StaffInvitation" WHERE "sessionId" = '${room.sessionId}'`;
  expect(await rowsOf(server.database.url, rows)).toEqual([{ address: "mei@example.org" }]);
  await ended(teacher);
});

test("AD4 a deletion says what goes, and changes nothing without a yes", async () => {
  const room = await openClass(server.url);
  await room.student("Mei");
  const email = await emailOf(room.instructor.id);
  const asked = await give(["delete", email], false);
  expect(asked.refused).toBe(words.declined);
  expect(asked.said.join("\n")).toMatch(/1 session, 1 student, 0 runs[^]*Week one \(open now\)/);
  expect((await accountContents(room.instructor.id)).participants).toBe(1);
  await give(["delete", email]);
  expect(await findInstructor(room.instructor.id)).toBeNull();
  await ended(room.teacher);
  expect((await give(["delete", email])).refused).toBe(words.noAccount(email));
});

test("AD5 the record of a session that is not there is refused, and is not an empty one", async () => {
  const { code } = await openClass(server.url);
  const audit = async (options: { session?: string; since?: string }) => {
    const said: string[] = [];
    const desk = {
      ...{ words, options, keepDays: null, say: (line: string) => void said.push(line) },
      ...{ confirmed: async () => true, guessed: false, origin: async () => "https://class.example" },
    };
    return commands.audit(desk, []).then(
      () => said,
      (error: Error) => error.message,
    );
  };
  expect(await audit({ session: code.toLowerCase() })).toContainEqual(expect.stringContaining(`"${code}"`));
  expect(await audit({ session: "ZZZZZZ" })).toBe(words.noSession("ZZZZZZ"));
  expect(await audit({ since: "yesterday" })).toBe(words.noDate("yesterday"));
});

test("AD5 how a command is called is what its help says", () => {
  for (const of of [words, wordsOfTerminal({ LANG: "zh_CN.UTF-8" })]) {
    for (const name of Object.keys(commands)) expect(usageOf(of, name).split(" ")[0]).toBe(name);
    expect(usageOf(of, "none")).toBe(of.help.split("\n")[0].split(" ").at(-1));
  }
});

test("AD5 as a program it ends with 0, 1 or 2, in the terminal's language, and an invitation of it makes an account", async () => {
  const run = async (args: string[], LANG = "en_GB.UTF-8") => {
    const env = { ...process.env, DATABASE_URL: server.database.url, LC_ALL: LANG };
    const child = spawn(process.execPath, ["--import", "tsx", "lib/setup/admin/admin.ts", ...args], {
      ...{ env, stdio: ["ignore", "pipe", "pipe"] },
    });
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
    return { code: child.exitCode, out, err };
  };
  const email = await emailOf((await signUp()).id);
  const [done, refused, wrong, elsewhere, unasked] = await Promise.all([
    run(["invite", "Lin", "--url", "https://class.example"]),
    run(["enable", "nobody@example.org"], "zh_CN.UTF-8"),
    run(["transfer", "one"]),
    run(["invite", "--url", "ftp://class.example"]),
    run(["delete", email]),
  ]);
  expect([done.code, refused.code, wrong.code, elsewhere.code, unasked.code]).toEqual([0, 1, 2, 2, 1]);
  expect(elsewhere.err.trim()).toBe(words.noAddress("ftp://class.example"));
  expect(wrong.err).toContain("npm run admin -- transfer FROM TO [CODE]. ");
  expect(done.out).not.toContain(words.linkHint);
  const token = /https:\/\/class\.example\/invite\/([\w-]{43})/.exec(done.out)?.[1] ?? "";
  expect(await invitationState(token)).toBe("open");
  expect(refused.err).toContain("没有邮箱为 nobody@example.org 的账号");
  expect(unasked.err).toContain("--yes");
  expect(await findByEmail(email)).not.toBeNull();
});

test("AD6 a student is found in every session by name or number, and whom one means is erased, in an open class too", async () => {
  const [first, second] = [await openClass(server.url), await openClass(server.url)];
  const mei = await first.student("Mei Lin");
  const namesake = await second.student("mei lin 2");
  await mei.must("answer.submit", { id: nanoid(), questionId: "alexnet", text: "ReLU", evidence: [] });
  const { said } = await give(["find", "MEI LIN"]);
  const idOf = (client: Client) => client.latest("student.view")?.self?.participantId ?? "";
  for (const [one, room] of [
    [mei, first],
    [namesake, second],
  ] as const)
    expect(said.find((line) => line.startsWith(idOf(one)))).toContain(room.code);
  expect((await give(["find", "Nobody at all"])).refused).toContain("Nobody at all");
  const declined = await give(["erase", idOf(mei)], false);
  expect(declined.refused).toBe(words.declined);
  expect(declined.said.join("\n")).toContain("Mei Lin");
  expect((await give(["erase", idOf(mei), "someone"])).refused).toBe(words.people.noPerson("someone"));
  expect(
    await rowsOf(server.database.url, `SELECT id FROM "Participant" WHERE id = $1`, [idOf(mei)]),
  ).toHaveLength(1);
  const erased = idOf(mei);
  expect((await give(["erase", erased])).said.at(-1)).toBe(words.people.erased(1));
  await mei.until("connection.closed", ({ code }) => code === "erased");
  await first.teacher.until("instructor.view", ({ participants }) => participants.length === 0);
  for (const table of ["Participant", "Revision"])
    expect(
      await rowsOf(
        server.database.url,
        `SELECT id FROM "${table}" WHERE ${table === "Participant" ? "id" : '"participantId"'} = $1`,
        [erased],
      ),
    ).toEqual([]);
  expect(namesake.socket.connected).toBe(true);
  const acts = await rowsOf<{ what: string; target: string | null }>(
    server.database.url,
    `SELECT what, target FROM "Act" WHERE "sessionId" = $1 AND what = 'erased'`,
    [first.sessionId],
  );
  expect(acts).toEqual([{ what: "erased", target: null }]);
});
