/** The program of the sample class: `class.ts URL ADDRESS`, where the server is and what to print. Plays until it is ended. */
import { randomBytes } from "node:crypto";
import { signInCookie } from "@/lib/auth/instructor-of-request";
import { hashPassword } from "@/lib/auth/password";
import { openConnection } from "@/lib/client/connection";
import { createInstructor, findByEmail, setPasswordHash } from "@/lib/db/instructors";
import { createSession, sessionDetail } from "@/lib/db/sessions";
import { createSignIn } from "@/lib/db/sign-ins";
import { command } from "../serving/command";
import { letIn } from "./students";

const [url, address] = process.argv.slice(2);
const email = "demo@example.org";
const dayMs = 24 * 3600 * 1000;

/** The sample instructor with a password made for this run. */
async function sampleInstructor(): Promise<{ id: string; password: string }> {
  const password = randomBytes(9).toString("base64url");
  const passwordHash = await hashPassword(password);
  const known = await findByEmail(email);
  if (known) {
    await setPasswordHash(known.id, passwordHash);
    return { id: known.id, password };
  }
  const created = await createInstructor({ email, name: "Demo", passwordHash });
  if (!created) throw new Error(`the account ${email} could not be created`);
  return { id: created.id, password };
}

/** Opens the session through the one door, as the instructor's page does. */
async function openThroughDoor(instructorId: string, sessionId: string): Promise<void> {
  const signInId = await createSignIn(instructorId, "demo", new Date(Date.now() + dayMs));
  const cookie = await signInCookie(instructorId, signInId);
  const connection = openConnection({ role: "instructor", sessionId }, { url, headers: { cookie } });
  const reply = await connection.request("session.open", {}, { timeoutMs: 20_000 });
  connection.close();
  if (!reply.ok) throw new Error(`the demo session could not be opened: ${reply.error.code}`);
}

void command(async () => {
  process.on("disconnect", () => process.exit());
  const { id, password } = await sampleInstructor();
  const created = await createSession(id, {
    title: "Demo: week one",
    language: "en",
    activities: { tensors: "open", spiral: "open", questions: "open" },
    boardMode: "live",
  });
  const session = await sessionDetail(id, created.id);
  if (!session) throw new Error("the demo session was not created");
  await openThroughDoor(id, session.id);
  letIn(url, session.code);
  console.log(
    [
      "The demo class is under way, with simulated students labelled as such.",
      `  watch it on the projector   ${address}/screen/${session.screenKey}`,
      `  join it as a student        ${address}/j/${session.code}`,
      `  steer it as the instructor  ${address}/sessions/${session.id}`,
      `  signed in as                ${email}  ${password}`,
      "",
    ].join("\n"),
  );
});
