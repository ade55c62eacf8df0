import fc from "fast-check";
import Papa from "papaparse";
import { beforeAll, describe, expect, test } from "vitest";
import { answersCsv } from "@/lib/review/answers-csv";
import { markItems } from "@/lib/review/mark-items";
import { canvasCsv, marksCsv } from "@/lib/review/marks-csv";
import { byteOrderMark, csvHeading, csvRows, fileName, type Cell } from "@/lib/review/safe-csv";
import { marksByParticipant } from "@/lib/review/work-of";
import { sourceOf, textOf } from "./in-memory";
import { attempt, idOf, mark, nextMoment, person, reviewRun, revision, sessionWork } from "./work-fixture";

const safeCsv = (heading: string[], rows: Cell[][]): string => csvHeading(heading) + csvRows(rows);

/** Rows as a spreadsheet reads them. */
const read = (csv: string): string[][] =>
  Papa.parse<string[]>(csv.slice(byteOrderMark.length), { skipEmptyLines: true }).data;

/** Rows by their headings. */
const records = (csv: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(csv.slice(byteOrderMark.length), { header: true, skipEmptyLines: true })
    .data;

describe("CSV for spreadsheets", () => {
  test.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "−1",
  ])("X1 %j is kept from being a formula", (text) => {
    const [, row] = read(safeCsv(["text"], [[text]]));
    expect(row[0]).toMatch(/^'/);
    expect(row[0].replaceAll("'", "")).toBe(text);
  });

  test("X1 a line break does not hide a formula", () => {
    const [, row] = read(safeCsv(["text"], [['=HYPERLINK("http://example.org")\nharmless']]));
    expect(row[0].startsWith("'=")).toBe(true);
  });

  test("X1 headings are as safe as cells", () => {
    const [heading] = read(safeCsv(["=cmd", "fine"], []));
    expect(heading).toEqual(["'=cmd", "fine"]);
  });

  test("X1 numbers stay numbers, negative ones too, and ordinary text is untouched", () => {
    const [, row] = read(safeCsv(["a", "b", "c", "d"], [[-1.5, 3, "3 - 2 = 1", "a@b.org"]]));
    expect(row).toEqual(["-1.5", "3", "3 - 2 = 1", "a@b.org"]);
  });

  test("X1 quotes, commas, line breaks and every script survive", () => {
    const texts = ['she said "no"', "a, b", "one\r\ntwo", "中文，标点", "🌀", "ünïcode"];
    const [, row] = read(safeCsv(texts, [texts]));
    expect(row).toEqual(texts);
  });

  test.each(["a;=1+1", "a; =1", "a\t@SUM(A1)", "a\n=1+1", "a\r\n  +1", "a;-1"])(
    "X1 %j begins no formula where semicolons or tabs part the cells",
    (text) => {
      for (const delimiter of [";", "\t"])
        for (const row of Papa.parse<string[]>(safeCsv(["name"], [["Mei", text]]), { delimiter }).data)
          for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@]/);
      // as lines, since a quotation mark inside a cell begins nothing there
      for (const piece of safeCsv(["name"], [["Mei", text]]).split(/[;\t\r\n]/))
        expect(piece).not.toMatch(/^\s*[=+\-@]/);
    },
  );

  test("X1 lists and sentences stay as they were written", () => {
    const text = "Why:\n- it is small\n+ it is fast; a - b = c, x;y";
    expect(read(safeCsv(["text"], [[text]]))[1][0]).toBe(text);
  });

  test("X1 whatever is written, no cell begins as a formula and nothing is lost", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const csv = safeCsv(["text", "end"], [[text, "end"]]);
        const cell = read(csv)[1][0];
        expect(cell.replaceAll("'", "")).toBe(text.replaceAll("'", ""));
        expect(cell).not.toMatch(/^\s*[=+\-@]/);
      }),
    );
  });

  test("X2 Excel sees UTF-8: the file begins with the mark and ends its lines with CRLF", () => {
    const csv = safeCsv(["名字"], [["小明"]]);
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(csv).toBe(`${byteOrderMark}名字\r\n小明\r\n`);
  });

  test("X2 file names are safe in every script and never empty", () => {
    expect(fileName("Deep learning, week 1", "marks.csv")).toBe("Deep-learning-week-1-marks.csv");
    expect(fileName("深度学习 第一周", "marks.csv")).toBe("深度学习-第一周-marks.csv");
    expect(fileName("../../etc/passwd", "a.csv")).toBe("etc-passwd-a.csv");
    expect(fileName("///", "a.csv")).toBe("session-a.csv");
    expect(fileName("x".repeat(300), "a.csv").length).toBeLessThan(80);
  });

  test("HT8 a title of any characters, cut anywhere, is a name that a header can carry", () => {
    for (let before = 57; before <= 61; before++)
      expect(() => encodeURIComponent(fileName(`${"a".repeat(before)}𠮷𠮷`, "a.csv"))).not.toThrow();
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 120 }), fc.boolean(), (title, halved) => {
        const name = fileName(halved ? title.slice(1) : title, "a.csv");
        expect(name.isWellFormed()).toBe(true);
        expect(name).toMatch(/^[\p{L}\p{M}\p{N}-]+-a\.csv$/u);
      }),
    );
  });
});

const items = markItems({ tensors: "open", spiral: "open", questions: "open" });

describe("the table of marks", () => {
  const work = sessionWork({
    participants: [
      person("Ada", { studentNumber: "0042" }),
      person("=cmd", { studentNumber: "+7" }),
      person("Gone", { removed: true, studentNumber: "9" }),
      person("Robot", { simulated: true, studentNumber: "8" }),
    ],
    runs: [
      reviewRun("Ada", 1400, { parameters: 603 }),
      reviewRun("Ada", 1400, { parameters: 40 }),
      reviewRun("Ada", 1500, { eligible: false }),
    ],
    marks: [
      mark("Ada", "softmax", { rubric: ["distribution", "evidence"], comment: "=good" }),
      mark("Ada", "spiral", { points: 9.5 }),
      mark("Ada", "tensors", { comment: "later" }),
    ],
  });
  let rows: Record<string, string>[];
  beforeAll(async () => {
    rows = records(await textOf(marksCsv(sourceOf(work), items, "en")));
  });

  test("X3 everybody has a row, with number, marks, total and comments", () => {
    expect(rows.map((row) => row.Participant.replace(/^'/, ""))).toEqual(
      ["Ada", "=cmd", "Gone", "Robot"].map(idOf),
    );
    const [ada] = rows;
    expect(ada["Student number"]).toBe("0042");
    expect(ada["Spiral classification (10)"]).toBe("9.5");
    expect(Object.entries(ada).find(([name]) => name.startsWith("Why softmax"))?.[1]).toBe("4");
    expect(ada.Total).toBe("13.5");
    expect(ada["Out of"]).toBe("80");
  });

  test("X3 an unmarked item is empty, not zero", () => {
    expect(rows[0]["Tensor exercises (10)"]).toBe("");
    expect(rows[0]["Comment: Tensor exercises"]).toBe("later");
    expect(rows[1].Total).toBe("");
  });

  test("X3 names, numbers and comments run no formula", () => {
    expect(rows[1].Name).toBe("'=cmd");
    expect(rows[1]["Student number"]).toBe("'+7");
    expect(Object.values(rows[0])).toContain("'=good");
  });

  test("X3 the best ranked run is told, runs on other data do not count", () => {
    expect(rows[0]["Correct, public half"]).toBe("1400");
    expect(rows[0]["Correct, private half"]).toBe("1390");
    expect(rows[0].Parameters).toBe("40");
    expect(rows[1]["Correct, public half"]).toBe("");
  });

  test("X3 removed and simulated participants are labelled", () => {
    expect(rows.map((row) => row.Note)).toEqual(["", "", "removed", "simulated"]);
  });

  test("X3 headings are in the session's language", async () => {
    const [heading] = read(await textOf(marksCsv(sourceOf(work), items, "zh")));
    expect(heading.slice(0, 4)).toEqual(["姓名", "学号", "编号", "备注"]);
    expect(heading).toHaveLength(read(await textOf(marksCsv(sourceOf(work), items, "en")))[0].length);
  });

  test("X3 marks are found by participant, then by item", () => {
    const found = marksByParticipant(work.marks);
    expect(found.get(idOf("Ada"))?.get("spiral")?.points).toBe(9.5);
    expect(found.has(idOf("=cmd"))).toBe(false);
  });

  test("X4 Canvas gets its own columns, points possible, and students with a number only", async () => {
    const [heading, possible, ...students] = read(await textOf(canvasCsv(sourceOf(work), items, "en")));
    expect(heading.slice(0, 5)).toEqual(["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]);
    expect(heading.slice(5)).toHaveLength(items.length);
    expect(heading[5].startsWith("Week one: ")).toBe(true);
    expect(possible[0]).toBe("Points Possible");
    expect(possible.slice(5)).toEqual(items.map(() => "10"));
    expect(students.map((row) => row[2])).toEqual(["0042", "'+7"]);
  });
});

describe("the table of answers", () => {
  const work = sessionWork({
    participants: [person("Ada"), person("Ben")],
    revisions: [
      revision("Ben", "softmax", "=SUM(1)"),
      revision("Ada", "softmax", "first"),
      revision("Ada", "softmax", "second", { late: true, admitted: true }),
      revision("Ada", "alexnet", "lost\nlines", { kind: "overwritten" }),
    ],
    drafts: [{ participantId: idOf("Ada"), questionId: "alexnet", text: "unfinished", at: nextMoment() }],
    attempts: [attempt("Ada", "matmul", true, { late: true })],
  });
  let rows: Record<string, string>[];
  beforeAll(async () => {
    rows = records(await textOf(answersCsv(sourceOf(work), "en")));
  });

  test("X5 everything written is in it, by participant and in order of time", () => {
    expect(rows.map((row) => [row.Name, row.Kind, row.Text])).toEqual([
      ["Ada", "submitted", "first"],
      ["Ada", "submitted", "second"],
      ["Ada", "overwritten draft", "lost\nlines"],
      ["Ada", "draft", "unfinished"],
      ["Ada", "tensor exercise", "m[:, 1]"],
      ["Ben", "submitted", "'=SUM(1)"],
    ]);
  });

  test("X5 lateness, admission and success are said", () => {
    expect(rows.map((row) => [row.Late, row.Admitted, row.Passed])).toEqual([
      ["no", "", ""],
      ["yes", "yes", ""],
      ["no", "", ""],
      ["no", "", ""],
      ["yes", "no", "yes"],
      ["no", "", ""],
    ]);
  });

  test("X5 questions are named by title, exercises by id", async () => {
    expect(rows[0].Item).not.toBe("softmax");
    expect(rows[4].Item).toBe("matmul");
    expect(records(await textOf(answersCsv(sourceOf(work), "zh")))[0]["类型"]).toBe("已提交");
  });
});
