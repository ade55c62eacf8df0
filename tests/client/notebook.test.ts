// A notebook in two browsers, each with its own storage and outbox, and the engine's own merge behind the wire.
import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { answered, blankNotebook, heard, saveOf, withCells } from "@/lib/client/notebook-copy";
import { SharedNotebook } from "@/lib/client/notebook";
import type { ConnectionStatus } from "@/lib/client/connection";
import { openOutbox, type Outbox } from "@/lib/client/outbox";
import { databaseStore } from "@/lib/client/outbox-database";
import type { Wire } from "@/lib/client/sender";
import { Store } from "@/lib/client/store";
import { notebookSaveSchema } from "@/lib/contract/notebook";
import { requests } from "@/lib/contract/requests";
import { afterSave, emptyNotebook, isJustSent, notebookView } from "@/lib/live/notebook";
import { TestStorage } from "./storage";
import { patient } from "../patience";

beforeEach(() => {
  vi.stubGlobal("localStorage", new TestStorage());
  vi.stubGlobal("sessionStorage", new TestStorage());
});
afterEach(() => {
  for (const { shared, outbox } of open.splice(0)) {
    shared.close();
    outbox.close();
  }
  vi.unstubAllGlobals();
});

/** One participant's notebook on a server. */
class NotebookServer {
  stored = emptyNotebook;
  /** an answer is on its way until then */
  answering = Promise.resolve();

  request = (async (name: string, payload: unknown) => {
    if (name === "notebook.load") {
      const { version, saves } = this.stored;
      const { sent } = requests["notebook.load"].payload.parse(payload);
      const taken = sent !== undefined && saves.includes(sent);
      return { ok: true, data: { notebook: version > 0 ? notebookView(this.stored) : null, taken } };
    }
    const save = notebookSaveSchema.parse(payload);
    this.stored = afterSave(this.stored, save);
    const { version } = this.stored;
    const whole = isJustSent(this.stored, save) ? {} : { notebook: notebookView(this.stored) };
    await this.answering;
    return { ok: true, data: { version, ...whole } };
  }) as Wire["request"];
}

const open: { shared: SharedNotebook; outbox: Outbox }[] = [];

/** A browser of the participant; what it keeps is under a name of its own, as in a storage of its own. */
function browser(server: NotebookServer, owner: string, before: { id: string; source: string }[] = []) {
  const status = new Store<ConnectionStatus>({ state: "online", reason: null });
  const outbox = openOutbox({
    ...{ owner, connection: { status, request: server.request } },
    open: () => databaseStore(Infinity),
  });
  const onTooLarge = () => expect.fail("too large");
  const shared = new SharedNotebook({
    ...{ owner, of: "notebook", outbox, before, onTooLarge, connection: { status, request: server.request } },
  });
  open.push({ shared, outbox });
  shared.hear(server.stored.version);
  const become = (state: ConnectionStatus["state"]) => status.set({ state, reason: null });
  return { shared, outbox, become };
}

const sources = ({ shared }: { shared: SharedNotebook }) => shared.get().cells.map(({ source }) => source);
const patiently = { timeout: 8_000 };
const sent = (server: NotebookServer, version: number) =>
  vi.waitFor(() => expect(server.stored.version).toBe(version), patiently);

test("KV1 KV2 what two browsers write is on both, and a text that was replaced is offered on both", async () => {
  const server = new NotebookServer();
  const [one, two] = [browser(server, "phone"), browser(server, "desk")];
  one.shared.write([
    { id: "a", source: "a0" },
    { id: "b", source: "b0" },
  ]);
  one.outbox.flush();
  await sent(server, 1);
  two.shared.hear(1);
  await vi.waitFor(() => expect(sources(two)).toEqual(["a0", "b0"]), patiently);
  one.become("offline");
  one.shared.write([
    { id: "a", source: "a1" },
    { id: "b", source: "b0" },
  ]);
  one.outbox.flush();
  two.shared.write([
    { id: "a", source: "a2" },
    { id: "b", source: "b2" },
  ]);
  two.outbox.flush();
  await sent(server, 2);
  one.become("online");
  await sent(server, 3);
  two.shared.hear(3);
  await vi.waitFor(() => expect(sources(two)).toEqual(["a1", "b2"]), patiently);
  await vi.waitFor(() => expect(sources(one)).toEqual(["a1", "b2"]), patiently);
  for (const { shared } of [one, two])
    expect(shared.get().copies.map(({ source }) => source)).toEqual(["a2"]);
  two.shared.choose(two.shared.get().copies[0]);
  two.outbox.flush();
  await sent(server, 4);
  one.shared.hear(4);
  await vi.waitFor(() => expect(one.shared.get().copies).toEqual([]), patiently);
});

test("KV7 an answer that came while no page showed the cells: what another browser wrote after it is shown", async () => {
  const server = new NotebookServer();
  const [one, two] = [browser(server, "closed"), browser(server, "open")];
  one.shared.write([{ id: "a", source: "a1" }]);
  // its room is open, the notebook is not
  one.shared.close();
  await sent(server, 1);
  two.shared.hear(1);
  await vi.waitFor(() => expect(sources(two)).toEqual(["a1"]), patiently);
  two.shared.write([{ id: "a", source: "a1 and a2" }]);
  two.outbox.flush();
  await sent(server, 2);
  const again = browser(server, "closed");
  await vi.waitFor(() => expect(sources(again)).toEqual(["a1 and a2"]), patient);
  expect(again.shared.get().copies).toEqual([]);
});

test("KV1 two browsers that begin with the cells that both are given meet in those that either changed", async () => {
  const server = new NotebookServer();
  const given = ["a", "b", "c"].map((id) => ({ id, source: `${id}0` }));
  const [one, two] = [browser(server, "tablet"), browser(server, "laptop")];
  one.shared.write([{ id: "a", source: "a1" }, given[1], given[2]], { given });
  two.shared.write([given[0], { id: "b", source: "b2" }, given[2]], { given });
  one.outbox.flush();
  await sent(server, 1);
  two.outbox.flush();
  await sent(server, 2);
  one.shared.hear(2);
  for (const device of [one, two])
    await vi.waitFor(() => expect(sources(device)).toEqual(["a1", "b2", "c0"]), patient);
  for (const { shared } of [one, two]) expect(shared.get().copies).toEqual([]);
  expect(server.stored.copies).toEqual([]);
});

test("KV5 what a browser kept before it shared is sent, and meets what another sent", async () => {
  const server = new NotebookServer();
  const one = browser(server, "old phone", [{ id: "a", source: "typed before" }]);
  await vi.waitFor(() => expect(one.outbox.get().typed).toHaveLength(1), patient);
  one.outbox.flush();
  await sent(server, 1);
  const two = browser(server, "old desk", [{ id: "a", source: "typed elsewhere" }]);
  await vi.waitFor(() => expect(two.shared.get().known.version).toBe(1), patiently);
  expect(sources(two)).toEqual(["typed elsewhere"]);
  two.outbox.flush();
  await sent(server, 2);
  await vi.waitFor(
    () => expect(two.shared.get().copies).toMatchObject([{ source: "typed before" }]),
    patient,
  );
});

test("KV7 a cell that is removed, and put back while that is on its way, stands on the page and on the server", async () => {
  const server = new NotebookServer();
  const one = browser(server, "undone");
  const [a, b] = ["a", "b"].map((id) => ({ id, source: `${id}0` }));
  one.shared.write([a, b]);
  one.outbox.flush();
  await sent(server, 1);
  await vi.waitFor(() => expect(one.shared.get().known.version).toBe(1), patiently);
  let answer = () => {};
  server.answering = new Promise((resolve) => (answer = resolve));
  one.shared.write([a]);
  one.outbox.flush();
  await sent(server, 2);
  one.shared.write([a, b]);
  one.outbox.flush();
  answer();
  await vi.waitFor(
    () => expect(one.shared.get()).toMatchObject({ known: { version: 3 }, from: {} }),
    patiently,
  );
  expect(sources(one)).toEqual(["a0", "b0"]);
  expect(notebookView(server.stored)).toMatchObject({ cells: [a, b], copies: [] });
});

test("KV7 a cell that is put back while neither its first save nor its removal is answered stays, whatever is heard first", () => {
  const [a, b] = ["a", "b"].map((id) => ({ id, source: `${id}0` }));
  const asked = { of: "notebook", replaces: false } as const;
  const first = saveOf(withCells(blankNotebook, [a, b]), { id: "first", ...asked });
  const second = saveOf(withCells(first.note, [a]), { id: "second", ...asked });
  const back = withCells(second.note, [a, b]);
  const before = { version: 1, cells: [a, b], copies: [], taken: false, settled: null };
  for (const note of [back, heard(back, before)]) {
    const after = answered(note, second.save, { version: 2 });
    expect(after.cells).toEqual([a, b]);
    expect(saveOf(after, { id: "third", ...asked }).save.cells).toContainEqual({
      ...b,
      from: expect.any(Number),
    });
  }
});
