// The notebooks that one can begin with run whole, in a session and outside: "Run all" ends at the first cell that fails.
import { beforeAll, expect, test } from "vitest";
import { classroomWords } from "@/lib/content/classroom-words";
import type { Language } from "@/lib/content/language";
import type { StartingCell } from "@/lib/content/notebooks";
import { spiralCells } from "@/lib/content/notebooks/spiral";
import { tensorCells } from "@/lib/content/notebooks/tensors";
import { courseDataset, type Dataset } from "@/lib/spiral/config";
import type { Shown } from "@/lib/tensorlab/protocol";
import { createNodeSession } from "@/lib/tensorlab/python/node-session";
import type { PythonSession } from "@/lib/tensorlab/python/session";

let session: PythonSession;
beforeAll(async () => {
  session = await createNodeSession();
});

/** A few steps in the place of hundreds; what they learn is another thing. */
const soon = (source: string): string =>
  source.replace(/epochs=\d+/g, "epochs=2").replace(/^assert accuracy.*$/gm, "");

/** @param dataset the session's; null outside of one */
function ran(cells: readonly StartingCell[], dataset: Dataset | null, language: Language = "en") {
  session.renew();
  session.enter({ language, dataset });
  let written = "";
  const shown: Shown["kind"][] = [];
  session.onShown = ({ kind }) => void shown.push(kind);
  const failed = cells.flatMap((cell) => {
    const { error } =
      typeof cell === "string" ? session.run(soon(cell), (text) => (written += text)) : { error: null };
    return error ? [`${error.type}: ${error.message}`] : [];
  });
  return { failed, shown, written };
}

const course = courseDataset(7);

test.each([null, course])(
  "PY12 the tensors' notebook runs whole, and prints the error that it makes",
  (dataset) => {
    const { failed, shown, written } = ran(tensorCells, dataset);
    expect({ failed, shown }).toEqual({ failed: [], shown: [] });
    expect(written).toContain("RuntimeError: expected scalar type Float but found Long\n");
  },
);

const figures = ["figure", "figure", "figure", "figure"];

test.each(["en", "zh"] as const)(
  "PY12 outside of a session the spirals' notebook ends in where a model is handed in, in %s",
  (language) => {
    const { failed, shown, written } = ran(spiralCells, null, language);
    expect({ failed, shown }).toEqual({ failed: [], shown: figures });
    expect(written.trimEnd().endsWith(classroomWords.outside()[language])).toBe(true);
  },
);

test("PY12 in a session the spirals' notebook trains, plots and hands in", () => {
  const { failed, shown, written } = ran(spiralCells, course);
  expect({ failed, shown }).toEqual({ failed: [], shown: [...figures, "model"] });
  expect(written).toContain("<Submission 2→100→3: 603 parameters");
});

test("PY12 every text is there in both languages, and no cell is too long to be kept", () => {
  for (const cell of [...tensorCells, ...spiralCells])
    if (typeof cell !== "string") expect([cell.en, cell.zh].every((text) => text.length > 5)).toBe(true);
    else expect(cell.length).toBeLessThan(2_000);
});
