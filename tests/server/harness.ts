// A real server on a real database, and clients that speak the contract over real sockets.
import { setTimeout as pause } from "node:timers/promises";
import { parseCookie } from "cookie";
import { nanoid } from "nanoid";
import type { GivenDuty } from "@/lib/contract/staff";
import type { RawPayload } from "@/lib/contract/requests";
import { closeDatabase } from "@/lib/db/pool";
import { createInstructor } from "@/lib/db/instructors";
import { createSession, type SessionDraft } from "@/lib/db/sessions";
import { activeSignIn, createSignIn } from "@/lib/db/sign-ins";
import { inviteStaff, takeStaffInvitation } from "@/lib/db/staff";
import { startAttemptChecker } from "@/lib/server/attempts/attempt-checker";
import { createApplication, type Application } from "@/lib/server/create-application";
import type { Dependencies, InstructorOfCookies } from "@/lib/server/dependencies";
import { createLog } from "@/lib/server/log";
import { registerNode, type Nodes } from "@/lib/server/nodes/registry";
import { RateLimits } from "@/lib/server/rate-limits";
import { startVerification } from "@/lib/server/verification/pool";
import { courseConfig, courseDataset, type Config } from "@/lib/spiral/config";
import { initialWeights } from "@/lib/spiral/network";
import { Client, newDevice, connect, studentsAt, testSecret } from "./client";
import { createTestDatabase, type TestDatabase } from "./test-database";

/** The tests' sign-in cookie holds the sign-in's id; the real one's token is next-auth's matter. */
export const instructorOfCookies: InstructorOfCookies = async ({ cookie }) => {
  const id = parseCookie(cookie ?? "")["sign-in"];
  const signedIn = id ? await activeSignIn(id) : null;
  return signedIn && { instructorId: signedIn.instructor.id, signInId: signedIn.signInId };
};

export interface TestServer {
  url: string;
  port: number;
  application: Application;
  database: TestDatabase;
  close: () => Promise<void>;
}

export const noPages: Dependencies["pages"] = {
  handle: async (request, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end(`page ${request.url}`);
  },
  close: async () => undefined,
};

const log = createLog(process.env.TEST_LOG ?? "silent");

/** One server of this process, on the database of the moment. @returns the port */
async function startNode(overrides: Partial<Dependencies>, nodes?: Nodes) {
  const application = createApplication({
    environment: { development: false, publicUrl: null, proxies: 0, tls: null, secret: testSecret },
    ...{ log, nodes, verification: startVerification(1), instructorOfCookies },
    attempts: startAttemptChecker({ log }),
    pages: noPages,
    limits: new RateLimits(1_000),
    now: Date.now,
    ...overrides,
  });
  return { application, port: await application.listen(0, "127.0.0.1") };
}

const urlOf = (port: number): string => `http://127.0.0.1:${port}`;

/** Two nodes on the database, of which students find the second: see `connect`. @returns the first, whose end is both's */
async function startTwoNodes(overrides: Partial<Dependencies>) {
  const card = { build: "test", secrets: "test" };
  const joining = { log, upgrade: false };
  const nodes = [await registerNode(card, joining), await registerNode(card, joining)];
  const [first, second] = [await startNode(overrides, nodes[0]), await startNode(overrides, nodes[1])];
  studentsAt.set(urlOf(first.port), urlOf(second.port));
  // a class begins when they know each other
  while (nodes[0].others().length === 0) await pause(50);
  const close = async () => {
    for (const { application } of [second, first]) await application.close();
    for (const one of nodes) await one.stop();
  };
  return { ...first, application: { ...first.application, close } };
}

/** Starts the server in this process on a fresh database; with TEST_NODES=2 two that students and staff find apart. */
export async function startTestServer(
  overrides: Partial<Dependencies> = {},
  database?: TestDatabase,
): Promise<TestServer> {
  const fresh = database ?? (await createTestDatabase());
  process.env.DATABASE_URL = fresh.url;
  await closeDatabase();
  const start = process.env.TEST_NODES === "2" ? startTwoNodes : startNode;
  const { application, port } = await start(overrides);
  const close = async () => {
    await application.close();
    await closeDatabase();
    await fresh.drop();
  };
  return { url: urlOf(port), port, application, database: fresh, close };
}

export interface TestInstructor {
  id: string;
  signInId: string;
  cookie: string;
}

export async function signUp(email = `${nanoid(8)}@example.org`): Promise<TestInstructor> {
  const instructor = await createInstructor({ email, name: "Instructor", passwordHash: null });
  if (!instructor) throw new Error("the address is taken");
  const signInId = await createSignIn(instructor.id, "test", new Date(Date.now() + 3_600_000));
  return { id: instructor.id, signInId, cookie: `sign-in=${signInId}` };
}

export const everythingOpen: SessionDraft = {
  title: "Week one",
  language: "en",
  activities: { tensors: "open", spiral: "open", questions: "open" },
  boardMode: "live",
};

export interface TestClass {
  instructor: TestInstructor;
  sessionId: string;
  code: string;
  teacher: Client;
  /** a connected student who has not joined */
  visitor: (cookie?: string) => Promise<Client>;
  student: (name: string) => Promise<Client>;
  config: Config;
}

/** An open session with its instructor connected. */
export async function openClass(url: string, draft: Partial<SessionDraft> = {}): Promise<TestClass> {
  const instructor = await signUp();
  const dataset = courseDataset(7);
  const session = await createSession(instructor.id, { ...everythingOpen, dataset, ...draft });
  const teacher = await connect(url, { role: "instructor", sessionId: session.id }, instructor.cookie);
  await teacher.must("session.open", {});
  const visitor = (cookie = newDevice()) => connect(url, { role: "student", code: session.code }, cookie);
  const student = async (name: string) => {
    const client = await visitor();
    await client.must("participant.join", { name });
    return client;
  };
  const config = courseConfig(dataset);
  return { instructor, sessionId: session.id, code: session.code, teacher, visitor, student, config };
}

/** Somebody else with an account, of the session's staff. */
export async function staffed(
  { sessionId, instructor }: Pick<TestClass, "sessionId" | "instructor">,
  duty: GivenDuty,
): Promise<TestInstructor> {
  const fresh = await signUp();
  const made = await inviteStaff({ id: sessionId, instructorId: instructor.id }, { duty }, new Date());
  if (typeof made === "string") throw new Error(`nobody can be invited: ${made}`);
  await takeStaffInvitation({ token: made.token ?? "" }, fresh.id, new Date());
  return fresh;
}

/** A valid run: untrained weights of the config. */
export function runOf(config: Config, seed = 1, id = nanoid()): RawPayload<"run.submit"> {
  return {
    id,
    config: { ...config, seed },
    weights: Uint8Array.from(new Uint8Array(initialWeights({ ...config, seed }).buffer)),
    curve: [{ epoch: 1, loss: 1.1, trainAccuracy: 0.3, heldOutLoss: null, heldOutAccuracy: null }],
    epochs: 1,
    engine: "wasm",
    claimedAccuracy: 0.99,
  };
}
