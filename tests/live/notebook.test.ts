// A notebook on several devices: what the server makes of their saves, with the devices' own side and a network between.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { notebookSaveSchema, notebookSchema, type NotebookSave } from "@/lib/contract/notebook";
import {
  answered,
  blankNotebook,
  heard,
  isUnsent,
  saveOf,
  withCells,
  withChosen,
  type DeviceNotebook,
} from "@/lib/client/notebook-copy";
import { newItem, type OutboxItem } from "@/lib/client/outbox-item";
import { enqueue } from "@/lib/client/outbox-queue";
import { afterSave, emptyNotebook, isJustSent, notebookView, type StoredNotebook } from "@/lib/live/notebook";
import { idOf } from "./session-fixture";

const cell = (id: string, source: string, from?: number) =>
  from === undefined ? { id, source } : { id, source, from };

const save = (id: string, cells: NotebookSave["cells"], more: Partial<NotebookSave> = {}): NotebookSave => ({
  ...{ id: idOf(id), cells, base: 0 },
  ...more,
});

const after = (...saves: NotebookSave[]): StoredNotebook => saves.reduce(afterSave, emptyNotebook);
const sources = ({ cells }: StoredNotebook): string[] => cells.map(({ source }) => source);
const copies = (stored: StoredNotebook): string[] => stored.copies.map(({ source }) => source);

const begun = save("begin", [cell("a", "a0", 0), cell("b", "b0", 0)]);

describe("cells of two devices", () => {
  test("KV1 one changes a cell, the other another: both are there, and nothing waits to be chosen", () => {
    const stored = after(
      begun,
      save("one", [cell("a", "a1", 1), cell("b", "b0")], { base: 1 }),
      save("two", [cell("a", "a0"), cell("b", "b1", 1)], { base: 1 }),
    );
    expect(sources(stored)).toEqual(["a1", "b1"]);
    expect(copies(stored)).toEqual([]);
  });

  test("KV2 both change one cell: the later text stands, the other is offered until somebody chooses", () => {
    const stored = after(
      begun,
      save("one", [cell("a", "a1", 1), cell("b", "b0")], { base: 1 }),
      save("two", [cell("a", "a2", 1), cell("b", "b0")], { base: 1 }),
    );
    expect(sources(stored)).toEqual(["a2", "b0"]);
    expect(notebookView(stored).copies).toEqual([{ cellId: "a", version: 2, source: "a1" }]);
    const unchanged = [cell("a", "a2"), cell("b", "b0")];
    const [key] = stored.copies.map(({ cellId, version }) => ({ cellId, version }));
    const chosen = afterSave(stored, save("three", unchanged, { base: 3, chosen: [key] }));
    expect(chosen.copies).toEqual([]);
    expect(sources(chosen)).toEqual(["a2", "b0"]);
  });

  test("KV2 one who goes on writing over a text that was offered takes the offer with them", () => {
    const stored = after(
      begun,
      save("one", [cell("a", "a1", 1), cell("b", "b0")], { base: 1 }),
      save("two", [cell("a", "a2", 1), cell("b", "b0")], { base: 1 }),
      save("more", [cell("a", "a1 and more", 1), cell("b", "b0")], { base: 1, after: idOf("one") }),
    );
    expect(sources(stored)).toEqual(["a1 and more", "b0"]);
    expect(copies(stored)).toEqual(["a2"]);
  });

  test("KV2 an offered text stays offered where its own device goes on in the one that took its place", () => {
    const stored = after(
      begun,
      save("one", [cell("a", "a1", 1), cell("b", "b0")], { base: 1 }),
      save("two", [cell("a", "a2", 1), cell("b", "b0")], { base: 1 }),
      save("more", [cell("a", "a2 and more", 3), cell("b", "b0")], { base: 3, after: idOf("one") }),
    );
    expect(sources(stored)).toEqual(["a2 and more", "b0"]);
    expect(copies(stored)).toEqual(["a1"]);
  });

  test("KV2 a text that came while one typed, and was heard of again and again, is offered", () => {
    const theirs = after(save("theirs", [cell("a", "theirs", 0)]));
    let note = withCells(blankNotebook, [cell("a", "mine")]);
    const word = { ...notebookView(theirs), taken: false, settled: null };
    for (let times = 0; times < 3; times++) note = heard(note, word);
    const { save: mine } = saveOf(note, { id: idOf("mine"), of: "notebook", replaces: false });
    const stored = afterSave(theirs, mine);
    expect(sources(stored)).toEqual(["mine"]);
    expect(copies(stored)).toEqual(["theirs"]);
  });

  test("KV3 a cell that is put back stays, though the answer to what was before its removal comes after that", () => {
    const [there, gone] = [[cell("a", "a0"), cell("b", "b0")], [cell("b", "b0")]];
    const sent = (note: DeviceNotebook, id: string) =>
      saveOf(note, { id: idOf(id), of: "notebook", replaces: false });
    const first = sent(withCells(blankNotebook, there), "first");
    const removed = sent(withCells(first.note, gone), "removed");
    let note = sent(withCells(removed.note, there), "back").note;
    const [before, without] = [after(first.save), after(first.save, removed.save)];
    note = answered(note, first.save, { version: before.version });
    note = heard(note, { ...notebookView(without), taken: false, settled: null });
    expect(note.cells).toEqual(there);
  });

  test("KV3 a cell that is removed stays away whatever is answered of before, and one that only another tab has comes", () => {
    const sent = (note: DeviceNotebook, id: string) =>
      saveOf(note, { id: idOf(id), of: "notebook", replaces: false });
    const first = sent(withCells(blankNotebook, [cell("a", "a0"), cell("b", "b0")]), "first");
    const more = sent(withCells(first.note, [cell("a", "a0 and more"), cell("b", "b0")]), "more");
    const { note } = sent(withCells(more.note, [cell("b", "b0")]), "removed");
    expect(answered(note, first.save, { version: 1 }, true).cells).toEqual([cell("b", "b0")]);
    const theirs = save("tab", [cell("b", "b0"), cell("c", "c0", 0)]);
    expect(answered(note, theirs, { version: 1 }).cells).toEqual([cell("b", "b0"), cell("c", "c0")]);
  });

  test("KV3 who removes a cell that another device changed reads what that wrote", () => {
    let note = withCells(blankNotebook, [cell("a", "mine"), cell("b", "b0")]);
    const theirs = after(save("theirs", [cell("a", "theirs", 0)]));
    note = heard(note, { ...notebookView(theirs), taken: false, settled: null });
    const left = withCells(note, [cell("b", "b0")]);
    expect(left.cells).toEqual([cell("a", "theirs"), cell("b", "b0")]);
    // and may remove that, too
    expect(withCells(left, [cell("b", "b0")]).cells).toEqual([cell("b", "b0")]);
  });

  test("KV7 where a full storage kept an older notebook, the answer to what was made from that brings the newer one", () => {
    const kept = saveOf(withCells(blankNotebook, [cell("a", "a1")]), {
      ...{ id: idOf("kept"), of: "notebook", replaces: false },
    });
    const newer = save("newer", [cell("a", "a1 and more", 0)], { before: [kept.save.id] });
    const { version } = after(newer);
    expect(answered(kept.note, newer, { version })).toMatchObject({
      ...{ cells: [cell("a", "a1 and more")], from: {} },
    });
  });

  test("KV1 a save that was made from one that never arrived builds on the one before it", () => {
    const stored = after(
      save("first", [cell("a", "a1", 0)]),
      save("third", [cell("a", "a3", 0)], { after: idOf("second"), before: [idOf("first")] }),
    );
    expect(sources(stored)).toEqual(["a3"]);
    expect(copies(stored)).toEqual([]);
  });

  test("KF5 a save that comes after one that was made from it changes nothing", () => {
    const older = save("older", [cell("a", "a1", 0)]);
    const newer = save("newer", [cell("a", "a2", 0)], { after: older.id, before: [older.id] });
    expect(after(newer, older)).toEqual(after(newer));
  });

  test("KV7 a save whose answer nobody heard is known by the next word of the server", () => {
    const { save: mine, note: sent } = saveOf(withCells(blankNotebook, [cell("a", "mine")]), {
      ...{ id: idOf("mine"), of: "notebook", replaces: false },
    });
    const stored = after(mine, save("theirs", [cell("a", "theirs", 1)], { base: 1 }));
    const note = heard(sent, { ...notebookView(stored), taken: true, settled: null });
    expect(note).toMatchObject({ cells: [cell("a", "theirs")], from: {}, copies: [] });
    expect(isUnsent(note)).toBe(false);
  });

  test("KV3 a cell that was added stays beside another's, a removed one stays away, a changed one comes back", () => {
    const added = after(
      begun,
      save("one", [cell("a", "a0"), cell("x", "x", 0), cell("b", "b0")], { base: 1 }),
      save("two", [cell("a", "a0"), cell("b", "b0"), cell("y", "y", 0)], { base: 1 }),
    );
    expect(sources(added)).toEqual(["a0", "x", "b0", "y"]);
    const removed = after(
      begun,
      save("one", [cell("b", "b0")], { base: 1 }),
      save("two", [cell("a", "a0"), cell("b", "b1", 1)], { base: 1 }),
    );
    expect(sources(removed)).toEqual(["b1"]);
    const changed = after(
      begun,
      save("one", [cell("b", "b0")], { base: 1 }),
      save("two", [cell("a", "a1", 1), cell("b", "b0")], { base: 1 }),
    );
    expect(sources(changed)).toEqual(["a1", "b0"]);
    const seen = after(begun, save("one", [cell("a", "a1", 1), cell("b", "b0")], { base: 1 }));
    expect(sources(afterSave(seen, save("two", [cell("b", "b0")], { base: 1 })))).toEqual(["a1", "b0"]);
    expect(sources(afterSave(seen, save("two", [cell("b", "b0")], { base: 2 })))).toEqual(["b0"]);
  });

  test("KV3 another order is taken from the device that made it, whatever the other one sends", () => {
    const stored = after(
      begun,
      save("one", [cell("b", "b0"), cell("a", "a0")], { base: 1, moved: true }),
      save("two", [cell("a", "a1", 1), cell("b", "b0"), cell("c", "c", 0)], { base: 1 }),
    );
    expect(sources(stored)).toEqual(["b0", "c", "a1"]);
  });

  test("KV4 the same save again changes nothing, however late", () => {
    const one = save("one", [cell("a", "a1", 1), cell("b", "b0")], { base: 1 });
    const stored = after(begun, one, save("two", [cell("a", "a2", 2), cell("b", "b0")], { base: 2 }));
    expect(afterSave(stored, one)).toBe(stored);
  });

  test("KV5 a page that knows no versions goes on as before, and replaces no newer page's text unseen", () => {
    const plain = (id: string, cells: NotebookSave["cells"]) => save(id, cells, { base: undefined });
    const stored = after(plain("one", [cell("a", "1")]), plain("two", [cell("a", "2"), cell("b", "b")]));
    expect([sources(stored), copies(stored)]).toEqual([["2", "b"], []]);
    const newer = afterSave(stored, save("three", [cell("a", "3", 2), cell("b", "b")], { base: 2 }));
    const again = afterSave(newer, plain("four", [cell("a", "4")]));
    expect([sources(again), copies(again)]).toEqual([["4"], ["3"]]);
  });

  test("KD7 a save of a version that is not stored brings all of its cells, and what else stands there is offered", () => {
    const stored = after(
      begun,
      save("later", [cell("a", "a0"), cell("b", "b7"), cell("c", "c5")], { base: 7 }),
      save("other", [cell("a", "a9", 9), cell("b", "b7")], { base: 9 }),
    );
    expect(sources(stored)).toEqual(["a9", "b7", "c5"]);
    expect(copies(stored).sort()).toEqual(["a0", "b0"]);
    // no device takes it for an older one than it knows
    expect(stored.version).toBe(10);
  });

  test("KV6 cells of two devices that are too many together are offered", () => {
    const many = (name: string) =>
      Array.from({ length: 60 }, (_, at) => cell(`${name}${at}`, `${name}${at}`, 0));
    const stored = after(save("one", many("x")), save("two", many("y")));
    expect(stored.cells).toHaveLength(100);
    expect(new Set([...sources(stored), ...copies(stored)]).size).toBe(120);
  });
});

/** One device: its page, and its outbox, which sends one save after another and again until it is answered. */
interface Device {
  note: DeviceNotebook;
  items: OutboxItem[];
}

type Step = { device: number } & (
  | { do: "type" | "add" | "remove" | "move" | "choose"; at: number }
  | { do: "save" | "send" | "lose" | "forget" | "look" }
);

const someStep: fc.Arbitrary<Step> = fc.record({ device: fc.nat(2), at: fc.nat(5) }).chain(({ device, at }) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant<Step>({ device, do: "type", at }) },
    {
      weight: 3,
      arbitrary: fc.constantFrom<Step>(
        { device, do: "add", at },
        { device, do: "remove", at },
        { device, do: "move", at },
        { device, do: "choose", at },
      ),
    },
    {
      weight: 10,
      arbitrary: fc.constantFrom<Step>(
        { device, do: "save" },
        { device, do: "send" },
        { device, do: "lose" },
        { device, do: "forget" },
        { device, do: "look" },
      ),
    },
  ),
);

/** A server, some devices, and everything that was typed and not typed over or removed by somebody who saw it. */
class World {
  stored = emptyNotebook;
  devices: Device[];
  /** text → the texts that it may go on in */
  readonly typed = new Map<string, string[]>();
  readonly gone = new Set<string>();
  #texts = 0;
  #saves = 0;

  constructor(devices: number) {
    this.devices = Array.from({ length: devices }, () => ({ note: blankNotebook, items: [] }));
  }

  #text(before: string | null): string {
    const text = `text ${++this.#texts}`;
    this.typed.set(text, []);
    if (before !== null) this.typed.get(before)?.push(text);
    return text;
  }

  step(step: Step): void {
    const device = this.devices[step.device % this.devices.length];
    if ("at" in step) this.#edit(device, step.do, step.at);
    else if (step.do === "save") this.save(device);
    else if (step.do === "look")
      device.note = heard(device.note, { ...notebookView(this.stored), taken: false, settled: null });
    else this.deliver(device, step.do);
  }

  #edit(device: Device, what: "type" | "add" | "remove" | "move" | "choose", at: number): void {
    const cells = [...device.note.cells];
    const index = at % Math.max(1, cells.length);
    if (what === "choose") {
      const copy = device.note.copies.at(at % Math.max(1, device.note.copies.length));
      if (!copy) return;
      this.gone.add(copy.source);
      device.note = withChosen(device.note, copy);
      return;
    }
    if (what === "add") cells.splice(index, 0, { id: `cell${++this.#texts}`, source: this.#text(null) });
    else if (cells.length === 0) return;
    else if (what === "type") cells[index] = { ...cells[index], source: this.#text(cells[index].source) };
    else if (what === "remove") this.gone.add(cells.splice(index, 1)[0].source);
    else cells.push(...cells.splice(index, 1));
    device.note = withCells(device.note, cells);
  }

  save(device: Device): void {
    if (!isUnsent(device.note)) return;
    const before = device.note.sent.id;
    const { save: payload, note } = saveOf(device.note, {
      id: idOf(`save${++this.#saves}`),
      of: "notebook",
      replaces: false,
    });
    expect(notebookSaveSchema.safeParse(payload).success).toBe(true);
    device.note = note;
    const item = newItem("notebook.save", payload, { owner: "one", after: before, now: 0, page: null });
    const { put } = enqueue(device.items, { ...item, order: this.#saves });
    for (const one of put) device.items = [...device.items.filter(({ order }) => order !== one.order), one];
    device.items.sort((a, b) => a.order - b.order);
  }

  /** send: there and back; lose: it never arrives; forget: the answer does not */
  deliver(device: Device, how: "send" | "lose" | "forget"): void {
    const [item] = device.items;
    if (item?.name !== "notebook.save") return;
    device.items[0] = { ...item, tries: item.tries + 1 };
    if (how === "lose") return;
    this.stored = afterSave(this.stored, item.payload);
    if (how === "forget") return;
    const whole = isJustSent(this.stored, item.payload) ? undefined : notebookView(this.stored);
    device.items.shift();
    device.note = answered(device.note, item.payload, { version: this.stored.version, notebook: whole });
  }

  /** Everybody is online and stops typing. */
  settle(): void {
    for (let round = 0; round < 4; round++)
      for (const device of this.devices) {
        this.save(device);
        while (device.items.length > 0) this.deliver(device, "send");
        device.note = heard(device.note, { ...notebookView(this.stored), taken: false, settled: null });
      }
    for (const device of this.devices)
      device.note = heard(device.note, { ...notebookView(this.stored), taken: false, settled: null });
  }

  /** Whether a text is in the notebook or offered, was taken away by somebody who saw it, or lives on in a later one. */
  kept(text: string): boolean {
    const here = [...sources(this.stored), ...copies(this.stored)];
    return (
      here.includes(text) || this.gone.has(text) || (this.typed.get(text) ?? []).some((one) => this.kept(one))
    );
  }
}

test("KV7 whatever two or three devices do and the network loses, every text is kept or offered, and all show the same", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 3 }),
      fc.array(someStep, { minLength: 10, maxLength: 80 }),
      (devices, steps) => {
        const world = new World(devices);
        steps.forEach((step) => world.step(step));
        world.settle();
        for (const text of world.typed.keys())
          expect({ text, kept: world.kept(text) }).toEqual({ text, kept: true });
        const view = notebookView(world.stored);
        for (const { note } of world.devices) {
          expect(note.cells).toEqual(view.cells);
          expect(note.copies).toEqual(view.copies);
          expect(note.from).toEqual({});
        }
      },
    ),
    { numRuns: 150 },
  );
});

test("KD7 a base that is made up leads nobody to where versions end: what honest devices save is taken and read", () => {
  const farthest = 2_000_000_000;
  let stored = after(begun);
  for (let times = 0; times < 3; times++)
    stored = afterSave(stored, save(`made up ${times}`, [cell("a", "x", 0)], { base: farthest }));
  const honest = save("honest", [cell("a", "a1", stored.version)], { base: stored.version });
  expect(notebookSaveSchema.safeParse(honest).success).toBe(true);
  stored = afterSave(stored, honest);
  expect(notebookSchema.safeParse(notebookView(stored)).success).toBe(true);
  expect(sources(stored)).toContain("a1");
});

test("KV4 a save that replaces one still waiting builds on the one that may have arrived", () => {
  const world = new World(1);
  const [device] = world.devices;
  world.step({ device: 0, do: "add", at: 0 });
  world.save(device);
  world.deliver(device, "forget");
  for (let again = 0; again < 3; again++) {
    world.step({ device: 0, do: "type", at: 0 });
    world.save(device);
  }
  expect(device.items).toHaveLength(2);
  world.settle();
  expect(sources(world.stored)).toEqual(["text 5"]);
  expect(copies(world.stored)).toEqual([]);
});

test("KV1 one device alone never finds a text of its own offered, whatever the network loses", () => {
  fc.assert(
    fc.property(fc.array(someStep, { minLength: 10, maxLength: 80 }), (steps) => {
      const world = new World(1);
      steps.forEach((step) => world.step(step));
      world.settle();
      expect(copies(world.stored)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
