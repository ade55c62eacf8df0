// Tables of points as broken, large or odd as files get: nothing of one is lost or changed without a word.
import { expect, test } from "vitest";
import { parsePoints } from "@/lib/lab/config/parse-points";

const errorsOf = (text: string) => parsePoints(text).errors.map(({ line, problem }) => [line, problem]);

test("LB3 a quotation mark that never closes is named by its line, and takes no other with it", () => {
  const text = '0.1,0.2,A\n0.3,0.4,"B\n0.5,0.6,A\n0.7,0.8,"C\n0.9,1,B\n';
  expect(errorsOf(text)).toEqual([
    [2, "quote"],
    [4, "quote"],
  ]);
  expect(parsePoints(text).points.map(({ x }) => x)).toEqual([0.1, 0.5, 0.9]);
  // inches, and a mark that closes
  expect(parsePoints('0.1,0.2,5"\n0.3,0.4,"6"\n').names).toEqual(['5"', "6"]);
});

test("LB3 a cell in quotation marks may go over two lines, and the lines below keep their numbers", () => {
  const text = 'x,y,class,note\n0.1,0.2,A,"one\ntwo"\nnone,0.4,B,plain\n';
  expect(parsePoints(text).points).toEqual([{ x: 0.1, y: 0.2, label: 0 }]);
  expect(errorsOf(text)).toEqual([[4, "number"]]);
});

test("SM5 lines end in whatever way they end, in one file too", () => {
  const xs = (text: string) => parsePoints(text).points.map(({ x }) => x);
  for (const [one, other] of [
    ["\r\n", "\n"],
    ["\n", "\r\n"],
    ["\r", "\r\n"],
    ["\u2028", "\n"],
  ])
    expect(xs(`0.1,0.2,A${one}0.3,0.4,B${other}0.5,0.6,A${one}0.7,0.8,B`)).toEqual([0.1, 0.3, 0.5, 0.7]);
});

test("SM5 five columns of whole numbers are columns where a header names five", () => {
  const { points } = parsePoints("x,y,size,age,class\n1,2,30,4,A\n5,6,70,8,B");
  expect(points).toEqual([
    { x: 1, y: 2, label: 0 },
    { x: 5, y: 6, label: 1 },
  ]);
});

test("SM5 whole numbers that are written in several ways are one class", () => {
  const labels = (...names: string[]) =>
    parsePoints(names.map((name) => `0,0,${name}`).join("\n")).points.map(({ label }) => label);
  expect(labels("1", "1.0", "01", "0", "0.0")).toEqual([1, 1, 1, 0, 0]);
  expect(labels("+1", "1", "-1")).toEqual([1, 1, 0]);
  expect(labels("01", "1a")).toEqual([0, 1]);
});

test("SM5 the largest numbers that there are scale to the map", () => {
  const { points } = parsePoints("1.5e308,1.7e308,A\n1.6e308,-1.7e308,B\n1.7e308,0,A", true);
  expect(points).toEqual([
    { x: -1, y: 1, label: 0 },
    { x: 0, y: -1, label: 1 },
    { x: 1, y: 0, label: 0 },
  ]);
});

test("HZ7 a table is read in time that grows with its length, whatever it is of", () => {
  const long = 1_000_000;
  const odd = [
    `${" ".repeat(long)}x`,
    `0.1${" ".repeat(long)}0.2 A\n`.repeat(2),
    '"'.repeat(long),
    '0.1,0.2,"A""\n'.repeat(long / 20),
    "1,".repeat(long / 2),
    `1${",111".repeat(long / 4)}x`,
    `0,0,${"0".repeat(long)}x`,
  ];
  const start = performance.now();
  for (const text of odd) parsePoints(text);
  expect(performance.now() - start).toBeLessThan(20_000);
});
