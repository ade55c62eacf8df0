// A class with three students' work, everybody who could come and look, and everything there is to look at after class.
import { nanoid } from "nanoid";
import { NextRequest } from "next/server";
import { loadLookBack } from "@/app/j/[code]/look-back/load-look-back";
import { ownSight } from "@/app/j/[code]/look-back/own-sight";
import { GET as ownEvidence } from "@/app/j/[code]/look-back/evidence/route";
import { GET as ownCopy } from "@/app/j/[code]/look-back/mine/route";
import { GET as ownRun } from "@/app/j/[code]/look-back/run/route";
import { GET as ownSheet } from "@/app/j/[code]/look-back/sheet/route";
import { GET as exported } from "@/app/sessions/[id]/export/[file]/route";
import { instructorSight } from "@/app/sessions/[id]/instructor-sight";
import { loadReplay } from "@/app/sessions/[id]/replay/load-replay";
import { loadReport } from "@/app/sessions/[id]/report/load-report";
import { loadDesk } from "@/app/sessions/[id]/review/load-desk";
import { GET as anyEvidence } from "@/app/sessions/[id]/review/evidence/route";
import { GET as anyRun } from "@/app/sessions/[id]/review/run/route";
import { GET as anySheet } from "@/app/sessions/[id]/review/sheet/route";
import { signedInBy, signInCookie } from "@/lib/auth/instructor-of-request";
import { exercises } from "@/lib/content/exercises";
import { isCodeExercise } from "@/lib/content/exercises/exercise";
import { deviceCookies } from "@/lib/contract/handshake";
import { saveMark } from "@/lib/db/review";
import { createSignIn, revokeSignIn } from "@/lib/db/sign-ins";
import { type Client } from "./client";
import { openClass, runOf, signUp, staffed, type TestClass } from "./harness";
import { rowsOf } from "./snapshot";

/** Who works in the class; Rex is removed later. */
export const workers = ["Mei", "Tom", "Rex"] as const;
export type Worker = (typeof workers)[number];

const codeExercise = exercises.find(isCodeExercise) ?? exercises[0];

/** A count that nothing else is, so that it is known again wherever it shows. */
export const privateCount = 1237;

interface Work {
  participantId: string;
  runId: string;
  evidenceId: string;
  /** the device that this participant came with */
  cookie: string;
}

export interface WorkedClass extends TestClass {
  work: Record<Worker, Work>;
  /** a released session of another instructor, with one student */
  elsewhere: TestClass;
  outsider: Client;
  /** words of the database that no page, route or file may ever show to anybody */
  secrets: string[];
}

/** Everything that one can hand in, with the worker's name in all of it. */
async function handIn(room: TestClass, client: Client, name: Worker): Promise<Work> {
  const run = runOf(room.config, workers.indexOf(name) + 1);
  await client.must("run.submit", run);
  const said = { questionId: "softmax", text: `${name}'s answer` };
  await client.must("answer.draft", { id: nanoid(), ...said, text: `${name}'s draft`, baseVersion: 0 });
  const evidence = { id: nanoid(), questionId: "softmax", title: `${name}'s evidence`, prediction: null };
  const line = { config: room.config, curve: [], finalLoss: 0.5, finalAccuracy: 0.9 };
  await client.must("evidence.attach", { ...evidence, runs: [{ label: `${name}'s label`, ...line }] });
  await client.must("answer.submit", { id: nanoid(), ...said, evidence: [evidence.id] });
  const source = `# ${name}'s source`;
  await client.must("attempt.submit", { id: nanoid(), exerciseId: codeExercise.id, source });
  const participantId = client.latest("student.view")?.self?.participantId ?? "";
  const sight = await instructorSight(room.instructor.id, room.sessionId);
  if (!sight) throw new Error("the instructor sees nothing");
  for (const itemId of ["softmax", "spiral"])
    await saveMark(sight, { participantId, itemId }, () => ({
      ...{ rubric: [], points: 3, comment: `${name}'s comment` },
    }));
  return { participantId, runId: run.id, evidenceId: evidence.id, cookie: client.cookie };
}

/** A class whose three students have worked. */
export async function workedClass(server: { url: string; database: { url: string } }): Promise<WorkedClass> {
  const room = await openClass(server.url);
  const work: Partial<Record<Worker, Work>> = {};
  for (const name of workers) work[name] = await handIn(room, await room.student(name), name);
  const database = server.database.url;
  await rowsOf(database, `UPDATE "Submission" SET "privateCorrect" = $1`, [privateCount]);
  const [stored] = await rowsOf<Record<string, string>>(
    database,
    `SELECT s."secretSeed", s."screenKey", p."personalCodeHash", t."tokenHash" FROM "ClassSession" s
     JOIN "Participant" p ON p."sessionId" = s.id JOIN "ParticipantToken" t ON t."participantId" = p.id
     WHERE s.id = $1 LIMIT 1`,
    [room.sessionId],
  );
  const elsewhere = await openClass(server.url);
  const outsider = await elsewhere.student("Oda");
  await elsewhere.teacher.must("session.end", {});
  await elsewhere.teacher.must("session.release", { released: true });
  const secrets = Object.values(stored);
  return { ...room, work: work as Record<Worker, Work>, elsewhere, outsider, secrets };
}

/** Cookie headers of everybody who could look, by who they are. */
export async function viewersOf(room: WorkedClass): Promise<Record<string, string>> {
  const signedIn = (instructor: { id: string; signInId: string }) =>
    signInCookie(instructor.id, instructor.signInId);
  const gone = await createSignIn(room.instructor.id, "lost", new Date(Date.now() + 3_600_000));
  await revokeSignIn(room.instructor.id, gone);
  return {
    nobody: "",
    "a device that nobody knows": `${deviceCookies.plain}=${"x".repeat(43)}`,
    Mei: room.work.Mei.cookie,
    Tom: room.work.Tom.cookie,
    Rex: room.work.Rex.cookie,
    "a student of another session": room.outsider.cookie,
    owner: await signedIn(room.instructor),
    "a teacher": await signedIn(await staffed(room, "teacher")),
    "an assistant": await signedIn(await staffed(room, "assistant")),
    "another instructor": await signedIn(room.elsewhere.instructor),
    "an instructor without sessions": await signedIn(await signUp()),
    "the owner's revoked sign-in": await signedIn({ id: room.instructor.id, signInId: gone }),
    "the owner's forged sign-in": "next-auth.session-token=e30.e30.e30",
  };
}

/** What somebody with this cookie is shown, as text; empty when they are refused. */
export type Surface = (cookie: string) => Promise<string>;

const request = (cookie: string, query = ""): NextRequest =>
  new NextRequest(`http://localhost/${query}`, { headers: { cookie } });

const bodyOf = async (response: Response): Promise<string> => {
  const body = await response.text();
  if (!response.ok && (body !== "" || ![401, 403, 404].includes(response.status)))
    throw new Error(`a refusal says ${response.status} "${body}"`);
  // a copy in the browser's cache would outlive the right to see it
  if (response.ok && response.headers.get("cache-control") !== "no-store")
    throw new Error(`may be kept: ${response.headers.get("cache-control")}`);
  return body;
};

/** The owner's name stands for the words of a run, which are figures only. */
const drawn = (name: Worker, body: string): string => body && `${name}'s run ${body}`;

/** What a sheet shows of somebody's: one's own empty sheet, which one gets in another session, is nothing. */
function shownOf(part: string, name: Worker, { runId }: Work, body: string): string {
  if (!part.startsWith("sheet")) return drawn(name, body);
  if (part === "sheet of runs") return body.includes(runId) ? drawn(name, body) : "";
  return /"(revisions|attempts)":\[\]/.test(body) ? "" : body;
}

/** The pages' builders, after what their framework does: the sign-in of the cookie, or the device's token. */
export function pagesOf({ sessionId, code, work }: WorkedClass): Record<string, Surface> {
  const desk = async (
    cookie: string,
    by: "question" | "participant",
    wish: { item?: string; who?: string },
  ) => {
    const signedIn = await signedInBy({ cookie });
    const shown = signedIn && (await loadDesk(signedIn.instructor.id, sessionId, { by, ...wish }, "en"));
    return shown ? JSON.stringify(shown) : "";
  };
  const each = async (texts: Promise<string>[]) => (await Promise.all(texts)).join("");
  return {
    "app/sessions/[id]/review/page.tsx by question": (cookie) =>
      each(["softmax", "spiral", "tensors"].map((item) => desk(cookie, "question", { item }))),
    "app/sessions/[id]/review/page.tsx by participant": (cookie) =>
      each(workers.map((name) => desk(cookie, "participant", { who: work[name].participantId }))),
    "app/sessions/[id]/replay/page.tsx": async (cookie) => {
      const signedIn = await signedInBy({ cookie });
      const replay = signedIn && (await loadReplay(signedIn.instructor.id, sessionId))?.replay;
      return replay
        ? replay.people.map(({ name }) => `${name}'s story`).join("") + JSON.stringify(replay)
        : "";
    },
    "app/sessions/[id]/report/page.tsx": async (cookie) => {
      const signedIn = await signedInBy({ cookie });
      const loaded = signedIn && (await loadReport(signedIn.instructor.id, sessionId));
      return loaded?.report.lines.map((line) => `${line.name}'s line ${JSON.stringify(line)}`).join("") ?? "";
    },
    "app/j/[code]/look-back/page.tsx": async (cookie) => {
      const own = await ownSight(code, request(cookie).cookies);
      return own?.sight && own.participantId
        ? JSON.stringify(await loadLookBack(own.sight, own.participantId, "en"))
        : "";
    },
  };
}

/** The file of one person's work, as the staff takes it. */
export const copyOf =
  ({ sessionId, work }: WorkedClass, name: Worker): Surface =>
  async (cookie) => {
    const asked = request(cookie, `?participant=${work[name].participantId}`);
    const params = Promise.resolve({ id: sessionId, file: "session.json" });
    const response = await exported(asked, { params });
    const called = response.headers.get("content-disposition") ?? "";
    // two people's copies in one folder are told apart
    if (response.ok && !called.includes(`${name}-copy.json`)) throw new Error(`is called: ${called}`);
    return bodyOf(response);
  };

/** A student's own file of the same. */
export const ownCopyIn =
  ({ code }: Pick<WorkedClass, "code">): Surface =>
  async (cookie) =>
    bodyOf(await ownCopy(request(cookie), { params: Promise.resolve({ code }) }));

/** What a route is asked for of somebody's work: one thing that they handed in. */
const parts: Record<string, (work: Work) => Record<string, string>> = {
  run: ({ runId }) => ({ run: runId }),
  evidence: ({ evidenceId }) => ({ evidence: evidenceId }),
  "sheet of an answer": () => ({ item: "softmax" }),
  "sheet of runs": () => ({ item: "spiral" }),
  "sheet of attempts": () => ({ item: "tensors", exercise: codeExercise.id }),
};

const handlers = {
  run: { any: anyRun, own: ownRun },
  evidence: { any: anyEvidence, own: ownEvidence },
  sheet: { any: anySheet, own: ownSheet },
};

/** The route handlers, called as their framework calls them, for everybody's work; also by way of another session. */
export function routesOf({ sessionId, code, work, elsewhere }: WorkedClass): Record<string, Surface> {
  const ofEach = async (part: string, ask: (work: Work) => Promise<Response>) => {
    const shown = workers.map(async (name) =>
      shownOf(part, name, work[name], await bodyOf(await ask(work[name]))),
    );
    return (await Promise.all(shown)).join("");
  };
  const query = (one: Work, asked: Record<string, string>) =>
    `?${new URLSearchParams({ participant: one.participantId, ...asked }).toString()}`;
  const routes: Record<string, Surface> = {};
  for (const [part, asked] of Object.entries(parts)) {
    const kind = part.startsWith("sheet") ? "sheet" : part === "run" ? "run" : "evidence";
    const { any, own } = handlers[kind];
    const reviewed =
      (id: string): Surface =>
      (cookie) =>
        ofEach(part, (one) =>
          any(request(cookie, query(one, asked(one))), { params: Promise.resolve({ id }) }),
        );
    const lookedBackOn =
      (of: string): Surface =>
      (cookie) =>
        ofEach(part, (one) =>
          own(request(cookie, query(one, asked(one))), { params: Promise.resolve({ code: of }) }),
        );
    routes[`app/sessions/[id]/review/${kind}/route.ts, ${part}`] = reviewed(sessionId);
    routes[`app/sessions/[id]/review/${kind}/route.ts, ${part} of another session`] = reviewed(
      elsewhere.sessionId,
    );
    routes[`app/j/[code]/look-back/${kind}/route.ts, ${part}`] = lookedBackOn(code);
    routes[`app/j/[code]/look-back/${kind}/route.ts, ${part} of another session`] = lookedBackOn(
      elsewhere.code,
    );
  }
  return routes;
}

/** The files of app/sessions/[id]/export/[file]/route.ts. */
export const exportOf =
  ({ sessionId }: WorkedClass, file: string): Surface =>
  async (cookie) =>
    bodyOf(await exported(request(cookie), { params: Promise.resolve({ id: sessionId, file }) }));
