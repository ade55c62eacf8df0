import { describe, expect, test } from "vitest";
import { parsePoints } from "@/lib/lab/config/parse-points";

describe("a pasted table of points", () => {
  test("reads commas, tabs and semicolons, with and without a header", () => {
    const expected = [
      { x: 0.1, y: 0.4, label: 0 },
      { x: -0.3, y: 0.2, label: 1 },
    ];
    expect(parsePoints("x,y,class\n0.1,0.4,A\n-0.3,0.2,B\n").points).toEqual(expected);
    expect(parsePoints("0.1\t0.4\tA\r\n-0.3\t0.2\tB").points).toEqual(expected);
    expect(parsePoints("\uFEFF0.1;0.4;0\n-0.3;0.2;1").points).toEqual(expected);
  });

  test("numbers classes by value when they are numbers", () => {
    expect(parsePoints("0,0,2\n1,1,0").points.map(({ label }) => label)).toEqual([2, 0]);
  });

  test("LB3 names the line of every error and keeps the good lines", () => {
    const parsed = parsePoints("0,0,A\n1,one,A\n\n1,2\n99,0,A\n1,1,");
    expect(parsed.errors.map(({ line, problem }) => [line, problem])).toEqual([
      [2, "number"],
      [4, "columns"],
      [5, "range"],
      [6, "class"],
    ]);
    expect(parsed.points).toEqual([{ x: 0, y: 0, label: 0 }]);
  });

  test("LB3 bounds points and classes", () => {
    const many = parsePoints(Array.from({ length: 5001 }, () => "0,0,A").join("\n"));
    expect(many.points).toHaveLength(5000);
    expect(many.errors[0].problem).toBe("too-many");
    const classes = parsePoints("0,0,a\n0,0,b\n0,0,c\n0,0,d\n0,0,e\n0,0,f");
    expect(classes.errors[0].problem).toBe("too-many-classes");
    expect(classes.points).toHaveLength(5);
  });

  const two = [
    { x: 0.5, y: 1.25, label: 0 },
    { x: -0.3, y: 2, label: 1 },
    { x: 0.1, y: 0.4, label: 0 },
  ];

  test.each([
    ["labels from 1", "0.5,1.25,1\n-0.3,2,2\n0.1,0.4,1"],
    ["labels -1 and 1", "0.5,1.25,-1\n-0.3,2,1\n0.1,0.4,-1"],
    ["labels that a spreadsheet made 1.0 and 2.0", "0.5,1.25,1.0\n-0.3,2,2.0\n0.1,0.4,1.0"],
    ["decimal commas and semicolons", "x;y;class\n0,5;1,25;A\n-0,3;2;B\n0,1;0,4;A"],
    ["decimal commas and tabs", "0,5\t1,25\tA\n-0,3\t2\tB\n0,1\t0,4\tA"],
    ["decimal commas in quotes", '"0,5","1,25",A\n"-0,3","2,0",B\n"0,1","0,4",A'],
    ["decimal commas between commas", "0,5,1,25,A\n-0,3,2,0,B\n0,1,0,4,A"],
    ["pandas' column of line numbers", ",x,y,label\n0,0.5,1.25,A\n1,-0.3,2.0,B\n2,0.1,0.4,A"],
    ["line numbers from 1, without a header", "1;0,5;1,25;A\n2;-0,3;2;B\n3;0,1;0,4;A"],
    [
      "columns in another order, with others between",
      "label,id,y,x\nA,17,1.25,0.5\nB,23,2,-0.3\nA,4,0.4,0.1",
    ],
    ["scikit-learn's names", "x1,x2,target\n0.5,1.25,0\n-0.3,2,1\n0.1,0.4,0"],
    [
      "columns aligned with spaces",
      "   x     y  class\n 0.5  1.25      A\n-0.3  2.00      B\n 0.1  0.40      A\n",
    ],
    ["a Chinese header", "横坐标，纵坐标，类别\n0.5，1.25，甲\n-0.3，2，乙\n0.1，0.4，甲"],
    ["a minus sign of print", "0.5,1.25,A\n\u22120.3,2,B\n0.1,0.4,A"],
  ])("SM5 %s", (_, text) => {
    const { points, errors, names } = parsePoints(text);
    expect(errors).toEqual([]);
    expect(points).toEqual(two);
    expect(names).toHaveLength(2);
  });

  test("SM5 labels 0 and 2 keep their numbers, as PyTorch would", () => {
    expect(parsePoints("0,0,2\n1,1,0").names).toEqual(["0", "1", "2"]);
  });

  test("SM5 large values are named, and scaled when that is wanted", () => {
    const text = "height,weight,who\n150,45,A\n190,95,B\n170,70,A";
    const plain = parsePoints(text);
    expect(plain.points).toEqual([]);
    expect(plain.errors.map(({ line, problem }) => [line, problem])).toEqual([
      [2, "range"],
      [3, "range"],
      [4, "range"],
    ]);
    expect(plain.tooLarge).toBe(190);
    expect(parsePoints(text, true)).toEqual({
      points: [
        { x: -1, y: -1, label: 0 },
        { x: 1, y: 1, label: 1 },
        { x: 0, y: 0, label: 0 },
      ],
      ...{ names: ["A", "B"], errors: [], more: 0, tooLarge: 190 },
    });
    expect(parsePoints("0.1,0.2,A").tooLarge).toBeNull();
  });

  test("SM5 thousands parted by commas are thousands, decimal commas stay what they are", () => {
    const read = (text: string) =>
      parsePoints(text, true).tooLarge ?? parsePoints(text).points.map(({ x }) => x);
    expect(read('x,y,class\n"1,200","3,000",A\n800,"1,900",B')).toBe(3000);
    expect(read('"0,125","0,250",A\n"1,200","0,500",B')).toEqual([0.125, 1.2]);
    expect(read("1,200;0,500;A\n1,300;1,000;B")).toEqual([1.2, 1.3]);
  });

  test("LB3 a class is the same one in full-width digits", () => {
    expect(parsePoints("０.１，０.２，０\n0.3,0.4,0").names).toEqual(["0", "1"]);
    expect(parsePoints("0.1,0.2,Ａ\n0.3,0.4,A").names).toEqual(["A"]);
  });

  test("LB3 nothing at all is said", () => {
    expect(parsePoints(" \n ").errors[0].problem).toBe("empty");
  });
});
