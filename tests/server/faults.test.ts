// What a machine does to a server: a full disk, one that can only be read, an expired certificate, a clock that jumps.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { nanoid } from "nanoid";
import { generate } from "selfsigned";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { createLog } from "@/lib/server/log";
import { ClockWatch } from "@/lib/server/watch/clock-watch";
import { diskSentence } from "@/lib/setup/serving/disk-sentence";
import { prepareEnvironment } from "@/lib/setup/serving/prepare-environment";
import { testSecret } from "./client";
import { openClass, runOf, startTestServer, type TestClass, type TestServer } from "./harness";
import { rowsOf } from "./snapshot";

const lines: string[] = [];
const log = createLog("info", { write: (line) => void lines.push(line) });
const messages = () => lines.map((line) => String(JSON.parse(line).msg));

let server: TestServer;
let room: TestClass;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "faults-"));
  server = await startTestServer({ log });
  room = await openClass(server.url);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ["53100", "the database's disk is full"],
  ["25006", "the database can only be read"],
])(
  "FL1 while the database refuses writing with %s nothing is lost, and the log says why",
  async (code, said) => {
    const mei = await room.student(`Mei ${code}`);
    const answer = () => ({ id: nanoid(), questionId: "softmax", text: `text ${nanoid()}`, evidence: [] });
    const [before, during] = [answer(), answer()];
    const run = runOf(room.config, 1);
    await mei.must("answer.submit", before);
    const { url } = server.database;
    await rowsOf(
      url,
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '${code}'; END $$`,
    );
    for (const table of ["Revision", "Submission"])
      await rowsOf(
        url,
        `CREATE TRIGGER refuse BEFORE INSERT ON "${table}" FOR EACH ROW EXECUTE FUNCTION refuse()`,
      );
    const refused = { ok: false, error: { code: "database-unavailable" } };
    expect(await mei.send("answer.submit", during)).toMatchObject(refused);
    expect(await mei.send("run.submit", run)).toMatchObject(refused);
    expect(messages().filter((message) => message.startsWith(said))).toHaveLength(2);
    await rowsOf(url, "DROP FUNCTION refuse CASCADE");
    await mei.must("answer.submit", during);
    await mei.must("run.submit", run);
    const { self } = await (
      await room.visitor(mei.cookie)
    ).until("student.view", (view) => view.self !== null);
    expect(self?.verdicts).toHaveLength(1);
    const stored = await rowsOf<{ id: string }>(
      url,
      `SELECT r.id FROM "Revision" r JOIN "Participant" p ON p.id = r."participantId" WHERE p.name = $1 ORDER BY sequence`,
      [`Mei ${code}`],
    );
    expect(stored.map(({ id }) => id)).toEqual([before.id, during.id]);
  },
);

test("FL2 a disk that takes nothing is told in a sentence, from Node's errors and PostgreSQL's lines", () => {
  const of = (code: string) =>
    diskSentence(Object.assign(new Error(`${code}: something, open '/data/x'`), { code, path: "/data/x" }));
  expect(of("ENOSPC")).toMatch(/^The disk of \/data\/x is full\. Make room .* What was confirmed is kept\.$/);
  expect(of("EROFS")).toMatch(/can only be read.*SPIRALROOM_DATA/);
  expect(of("EACCES")).toMatch(/^This account may not write \/data\/x\..*SPIRALROOM_DATA/);
  expect(of("ENOENT")).toBeNull();
  const printed = 'PANIC:  could not write to file "pg_wal/xlogtemp.7": No space left on device';
  expect(diskSentence(new Error(`The embedded PostgreSQL did not start:\n${printed}`))).toMatch(
    /^The disk is full\./,
  );
});

async function certificate(name: string, until: string): Promise<{ TLS_CERT: string; TLS_KEY: string }> {
  const made = await generate([{ name: "commonName", value: "class.example" }], {
    ...{ keySize: 2048, notBeforeDate: new Date("2020-01-01"), notAfterDate: new Date(until) },
  });
  const files = { TLS_CERT: path.join(folder, `${name}.pem`), TLS_KEY: path.join(folder, `${name}.key`) };
  writeFileSync(files.TLS_CERT, made.cert);
  writeFileSync(files.TLS_KEY, made.private);
  return files;
}

test("FL3 an expired certificate is told and served, another's key and what is no certificate end the start", async () => {
  const said = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const [expired, good] = await Promise.all([
    certificate("expired", "2021-01-01"),
    certificate("good", "2090-01-01"),
  ]);
  const start = (files: Record<string, string>) => {
    const secrets = { SPIRALROOM_SECRET: testSecret, NEXTAUTH_SECRET: testSecret };
    for (const [name, value] of Object.entries({ ...secrets, SPIRALROOM_DATA: folder, ...files }))
      vi.stubEnv(name, value);
    return prepareEnvironment({ development: false, https: false });
  };
  expect((await start(good)).tls).toEqual({ certificate: good.TLS_CERT, key: good.TLS_KEY });
  expect(said).not.toHaveBeenCalled();
  expect((await start(expired)).tls).not.toBeNull();
  expect(String(said.mock.calls[0])).toMatch(/expired\.pem expired on 20(20-12-31|21-01-01): browsers warn/);
  await expect(start({ ...good, TLS_KEY: expired.TLS_KEY })).rejects.toThrow(
    /TLS_KEY is wrong: .* another certificate/,
  );
  await expect(start({ ...good, TLS_CERT: good.TLS_KEY })).rejects.toThrow(
    /no certificate or key in PEM form/,
  );
});

test("FL4 a clock that leaves the database's is told once, and once more when it is back", () => {
  lines.length = 0;
  let offset = 400;
  const watch = new ClockWatch(() => offset, log);
  watch.look();
  for (offset of [-90_000, -90_100, 80_000]) watch.look();
  for (offset of [100, 50]) watch.look();
  expect(lines.map((line) => JSON.parse(line) as { msg: string; ms: number }).map(({ ms }) => ms)).toEqual([
    -90_000, 100,
  ]);
});
