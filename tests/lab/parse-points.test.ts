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

  test("LB3 nothing at all is said", () => {
    expect(parsePoints(" \n ").errors[0].problem).toBe("empty");
  });
});
