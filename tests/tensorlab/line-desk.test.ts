// Lines that programs ask for, where they are left and collected.
import { expect, test } from "vitest";
import { isLinePath, linePath, lineRead, lineWritten } from "@/lib/tensorlab/asking/line";
import { LineDesk } from "@/lib/tensorlab/asking/line-desk";

test("PY15 a line is there for whoever waits, came before it, or asks once more", async () => {
  const desk = new LineDesk();
  const waiting = desk.collect("a", 10_000);
  desk.leave("a", "one");
  desk.leave("b", "two");
  expect([await waiting, await desk.collect("a", 0), await desk.collect("b", 0)]).toEqual([
    "one",
    "one",
    "two",
  ]);
  expect(await desk.collect("c", 0)).toBeNull();
});

test("PY15 who waits hears nothing in the end, when somebody else waits there, and when they left", async () => {
  const desk = new LineDesk();
  const first = desk.collect("a", 10_000);
  const gone = new AbortController();
  const second = desk.collect("a", 10_000, gone.signal);
  expect(await first).toBeNull();
  gone.abort();
  expect(await second).toBeNull();
});

test("PY15 however many lie or wait, the newest are served, and a minute later nothing is left", async () => {
  let now = 0;
  const desk = new LineDesk(() => now);
  for (let at = 0; at < 5_000; at++) desk.leave(`left ${at}`, "x");
  expect([await desk.collect("left 999", 0), await desk.collect("left 4999", 0)]).toEqual([null, "x"]);
  const waiting = Array.from({ length: 4_001 }, (_, at) => desk.collect(`waits ${at}`, 60_000));
  expect(await waiting[0]).toBeNull();
  waiting.forEach((_, at) => desk.leave(`waits ${at}`, "y"));
  expect(await waiting[4_000]).toBe("y");
  now = 60_000;
  expect(await desk.collect("left 4999", 0)).toBeNull();
});

test("PY15 nothing but lines of ours is read", () => {
  for (const line of [{ kind: "text", text: "a\u2028中" }, { kind: "end" }, { kind: "interrupt" }] as const)
    expect(lineRead(lineWritten(line))).toEqual(line);
  for (const text of [
    "",
    "{",
    "null",
    "3",
    '{"kind":"text"}',
    `{"kind":"text","text":"${"x".repeat(2_001)}"}`,
  ])
    expect(lineRead(text)).toBeNull();
  expect(isLinePath(linePath("V1StGXR8_Z5jdHi6B-myT", 12))).toBe(true);
  expect(["/line/", "/line/../api", "/line/short-1"].filter(isLinePath)).toEqual([]);
});
