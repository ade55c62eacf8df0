// The course's notebooks run as they are, but for the number of epochs: every cell, with what it draws.
import { beforeAll, expect, test } from "vitest";
import type { CellError, Shown } from "@/lib/tensorlab/protocol";
import { createNodeSession } from "@/lib/tensorlab/python/node-session";
import type { PythonSession } from "@/lib/tensorlab/python/session";
import { courseCells, forEpochs, type CourseNotebook } from "../fixtures/notebooks/cells";

let session: PythonSession;
beforeAll(async () => {
  session = await createNodeSession();
});

function ran(name: CourseNotebook) {
  session.renew();
  const figures: object[] = [];
  session.onShown = (shown: Shown) => shown.kind === "figure" && figures.push(shown.figure);
  const errors: (CellError | null)[] = [];
  let written = "";
  for (const { isText, source } of courseCells(name))
    if (!isText) errors.push(session.run(forEpochs(4)(source), (text) => (written += text)).error);
  return { written, figures, errors: errors.filter((error) => error !== null) };
}

test("PY13 the tensors' notebook runs as it is; its last cell is the trap that it sets", () => {
  const { errors, figures, written } = ran("tensors");
  expect(errors.map(({ message }) => message)).toEqual(["expected scalar type Float but found Long"]);
  expect(figures).toHaveLength(2);
  expect(written).toContain("2 -- 4 -- torch.Size([2, 4])");
});

test("PY13 the spirals' notebook runs as it is, and draws points and decisions", () => {
  const { errors, figures, written } = ran("spiral");
  expect(errors).toEqual([]);
  expect(figures).toHaveLength(4);
  expect(written).toMatch(/device:\s+cpu/);
  expect(written).toContain("X: torch.Size([3000, 2])");
  expect(written).toMatch(/\[EPOCH\]: 3, \[LOSS\]: \d\.\d{6}, \[ACCURACY\]: 0\.\d{3}/);
});
