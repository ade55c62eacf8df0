// The exported notebook: nbformat 4.5, and the program of torch-program.test.ts in cells.
import { describe, expect, test } from "vitest";
import * as z from "@/lib/contract/zod";
import en from "@/lib/content/messages/en/lab.json";
import { torchNotebook } from "@/lib/spiral/program/torch-notebook";
import { torchProgram } from "@/lib/spiral/program/torch-program";
import { cases, dropoutCase } from "../fixtures/programs/cases";

/** What https://nbformat.readthedocs.io/en/latest/format_description.html asks of such a notebook. */
const cell = z.strictObject({
  id: z.string().regex(/^[a-zA-Z0-9-_]{1,64}$/),
  metadata: z.object({}),
  source: z.array(z.string()),
});
const notebookSchema = z.strictObject({
  cells: z.array(
    z.union([
      cell.extend({ cell_type: z.literal("markdown") }),
      cell.extend({ cell_type: z.literal("code"), execution_count: z.null(), outputs: z.tuple([]) }),
    ]),
  ),
  metadata: z.object({
    kernelspec: z.object({ display_name: z.string(), name: z.literal("python3") }),
    language_info: z.object({ name: z.literal("python") }),
  }),
  nbformat: z.literal(4),
  nbformat_minor: z.literal(5),
});

describe.each(Object.entries({ ...cases, dropout: dropoutCase }))("the notebook of %s", (_, config) => {
  const notebook = notebookSchema.parse(JSON.parse(torchNotebook(config, en.program, en.share.notebookHead)));

  test("SM7 has cells that Jupyter takes: ids of their own, lines with their ends", () => {
    const ids = notebook.cells.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { source } of notebook.cells) {
      expect(
        source.slice(0, -1).every((line) => line.endsWith("\n") && line.indexOf("\n") === line.length - 1),
      ).toBe(true);
      expect(source.at(-1)).not.toContain("\n");
    }
  });

  test("SM7 is the program, without what reads its command line", () => {
    const code = notebook.cells
      .filter(({ cell_type }) => cell_type === "code")
      .map(({ source }) => source.join(""));
    const program = torchProgram(config, en.program);
    for (const part of code.slice(1)) expect(program).toContain(part);
    const rest = code.slice(1).reduce((left, part) => left.replace(part, ""), program);
    expect(rest.split("\n").filter((line) => /^\S/.test(line))).toEqual([
      ...[
        `# ${en.program.head}`,
        "import json",
        "import math",
        "import sys",
        "import torch",
        "from torch import nn",
      ],
      ...[`# ${en.program.load}`, "if len(sys.argv) > 1:"],
    ]);
    expect(code.join("\n")).not.toContain("sys.");
  });
});
