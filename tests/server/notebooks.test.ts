// What a student keeps cell by cell, from several devices at once, over real sockets into PostgreSQL.
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { NotebookSave } from "@/lib/contract/notebook";
import { wireLimits } from "@/lib/contract/protocol";
import { quotas } from "@/lib/contract/quotas";
import { openClass, startTestServer, type TestClass, type TestServer } from "./harness";
import { rowsOf } from "./snapshot";

let server: TestServer;
let room: TestClass;
beforeAll(async () => {
  server = await startTestServer();
  room = await openClass(server.url);
});
afterAll(() => server?.close());

const save = (cells: NotebookSave["cells"], more: Partial<NotebookSave> = {}): NotebookSave => ({
  ...{ id: nanoid(), cells, base: 0 },
  ...more,
});

/** The same participant on two devices, told of each other by their own view. */
async function twoDevices(name: string) {
  const phone = await room.student(name);
  return { phone, desk: await room.visitor(phone.cookie) };
}

test("KV1 KV2 two devices' cells are both kept, a cell of both is offered, and the other device hears of it", async () => {
  const { phone, desk } = await twoDevices("Mei");
  const begun = save([
    { id: "a", source: "a0", from: 0 },
    { id: "b", source: "b0", from: 0 },
  ]);
  expect(await phone.must("notebook.save", begun)).toEqual({ version: 1 });
  await phone.must(
    "notebook.save",
    save(
      [
        { id: "a", source: "a1", from: 1 },
        { id: "b", source: "b0" },
      ],
      { base: 1 },
    ),
  );
  const both = save([
    { id: "a", source: "a2", from: 1 },
    { id: "b", source: "b2", from: 1 },
  ]);
  const { notebook } = await desk.must("notebook.save", { ...both, base: 1 });
  expect(notebook).toMatchObject({ version: 3, cells: [{ source: "a2" }, { source: "b2" }] });
  expect(notebook?.copies).toEqual([{ cellId: "a", version: 2, source: "a1" }]);
  await phone.until("self.view", ({ notebooks }) => notebooks?.notebook === 3);
  expect((await phone.must("notebook.load", {})).notebook).toEqual(notebook);
  const again = await desk.must("notebook.save", { ...both, base: 1 });
  expect(again).toEqual({ version: 3, notebook });
});

test("KV7 saves of the same moment from many tabs all arrive", async () => {
  const { phone, desk } = await twoDevices("Tom");
  const tabs = [phone, desk, await room.visitor(phone.cookie)];
  const texts = Array.from({ length: 12 }, (_, at) => `text ${at}`);
  // none is asked to come again: one is decided after the other
  const send = (source: string, at: number) =>
    tabs[at % 3].must("notebook.save", save([{ id: "a", source, from: 0 }]));
  await Promise.all(texts.map(send));
  const { notebook } = await desk.must("notebook.load", {});
  const kept = [...(notebook?.cells ?? []), ...(notebook?.copies ?? [])].map(({ source }) => source);
  expect(kept.sort()).toEqual(texts.sort());
});

test("KV5 a notebook that was stored before there were versions is read, and goes on", async () => {
  const { phone, desk } = await twoDevices("Ada");
  const [{ id }] = await rowsOf<{ id: string }>(
    server.database.url,
    `SELECT id FROM "Participant" WHERE name = 'Ada'`,
  );
  await rowsOf(
    server.database.url,
    `INSERT INTO "Notebook" ("participantId", cells, "saveId") VALUES ($1, $2, $3) RETURNING 1`,
    [id, JSON.stringify([{ id: nanoid(), source: "old" }]), nanoid()],
  );
  const { notebook } = await phone.must("notebook.load", {});
  expect(notebook).toMatchObject({ version: 0, cells: [{ source: "old" }], copies: [] });
  const cells = (notebook?.cells ?? []).map((cell) => ({ ...cell, source: "new", from: 0 }));
  expect(await phone.must("notebook.save", save(cells))).toEqual({ version: 1 });
  expect((await desk.must("notebook.load", {})).notebook).toMatchObject({ cells: [{ source: "new" }] });
});

test("KV8 the code of the exercises is on the other device, that of an attempt from before too", async () => {
  const { phone, desk } = await twoDevices("Ben");
  await phone.must("attempt.submit", { id: nanoid(), exerciseId: "a-column", source: "c = m[:, 1]" });
  const loaded = await desk.must("notebook.load", { of: "exercises" });
  expect(loaded.notebook).toMatchObject({ cells: [{ id: "a-column", source: "c = m[:, 1]" }] });
  expect((await desk.must("notebook.load", {})).notebook).toBeNull();
  const cells = [
    { id: "a-column", source: "c = m[:, 1]" },
    { id: "int64-trap", source: "typed and not tried", from: 0 },
  ];
  await phone.must("notebook.save", save(cells, { of: "exercises" }));
  await desk.until("self.view", ({ notebooks }) => notebooks?.exercises === 1);
  const later = await desk.must("notebook.load", { of: "exercises" });
  expect(later.notebook?.cells.map(({ source }) => source)).toEqual(["c = m[:, 1]", "typed and not tried"]);
});

test("KV6 more copies than one may have are refused with the reason, and what is stored stays", async () => {
  const { phone } = await twoDevices("Eve");
  const most = wireLimits.notebookCopies;
  for (let at = 0; at <= most; at++)
    await phone.must("notebook.save", save([{ id: "a", source: `text ${at}`, from: 0 }]));
  const reply = await phone.send("notebook.save", save([{ id: "a", source: "one more", from: 0 }]));
  expect(reply).toMatchObject({
    error: { code: "quota-reached", quota: { kind: "notebook", unit: "number", limit: most } },
  });
  expect((await phone.must("notebook.load", {})).notebook?.copies).toHaveLength(most);
});

test("HY7 a notebook has so many cells and so many characters in each: more is refused whole, and nothing is lost", async () => {
  const { phone } = await twoDevices("Ida");
  const cells = Array.from({ length: wireLimits.notebookCells }, (_, at) => ({
    ...{ id: `c${at}`, source: `cell ${at}`, from: 0 },
  }));
  expect(await phone.must("notebook.save", save(cells))).toEqual({ version: 1 });
  const more = [...cells, { id: "more", source: "", from: 0 }];
  const longer = [
    { id: "c0", source: "x".repeat(wireLimits.sourceCharacters + 1), from: 1 },
    ...cells.slice(1),
  ];
  for (const [sent, field] of [
    [more, "cells"],
    [longer, "cells.0.source"],
  ] as const)
    expect(await phone.send("notebook.save", save(sent, { base: 1 }))).toMatchObject({
      error: { code: "bad-request", field },
    });
  expect((await phone.must("notebook.load", {})).notebook).toMatchObject({
    version: 1,
    cells: { length: 100 },
  });
});

test("HY7 cells and what other devices replaced in them count in bytes together, and what is full says so", async () => {
  const { phone } = await twoDevices("Ole");
  const text = (at: number) => `${at} `.padEnd(wireLimits.sourceCharacters, "x");
  // each replaces the one before unseen
  const cell = (at: number) => phone.send("notebook.save", save([{ id: "a", source: text(at), from: 0 }]));
  const fit = Math.floor(quotas.notebook.bytes / (wireLimits.sourceCharacters + 24));
  for (let at = 0; at < fit; at++) expect(await cell(at)).toMatchObject({ ok: true });
  expect(await cell(fit)).toMatchObject({
    error: {
      code: "quota-reached",
      quota: { kind: "notebook", unit: "bytes", limit: quotas.notebook.bytes },
    },
  });
  const { notebook } = await phone.must("notebook.load", {});
  expect(notebook?.cells).toEqual([{ id: "a", source: text(fit - 1) }]);
  expect(notebook?.copies).toHaveLength(fit - 1);
});
