// Notebooks as files of Jupyter's: what is written is nbformat 4.5, and comes back as it was.
import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "@/lib/contract/zod";
import { filedCell, liveCell } from "@/components/tensors/filed-cells";
import { readNotebookFile, writeNotebookFile, type FiledCell } from "@/lib/tensorlab/notebook-file";

/** See the check.py there. */
const files = path.join(import.meta.dirname, "../fixtures/notebooks");

const lines = z.array(z.string().regex(/^[^\n]*\n?$/));

/** What https://nbformat.readthedocs.io/en/latest/format_description.html asks of such a notebook, and nothing beside it. */
const output = z.discriminatedUnion("output_type", [
  z.strictObject({ output_type: z.literal("stream"), name: z.enum(["stdout", "stderr"]), text: lines }),
  z.strictObject({
    output_type: z.literal("execute_result"),
    execution_count: z.number().int().min(0).nullable(),
    metadata: z.object({}),
    data: z.record(z.string(), lines),
  }),
  z.strictObject({
    output_type: z.literal("display_data"),
    metadata: z.object({}),
    data: z.record(z.string(), z.union([lines, z.string()])),
  }),
  z.strictObject({
    output_type: z.literal("error"),
    ename: z.string(),
    evalue: z.string(),
    traceback: z.array(z.string()),
  }),
]);
const common = { id: z.string().regex(/^[a-zA-Z0-9-_]{1,64}$/), metadata: z.object({}), source: lines };
const schema = z.strictObject({
  cells: z.array(
    z.discriminatedUnion("cell_type", [
      z.strictObject({ cell_type: z.literal("markdown"), ...common }),
      z.strictObject({
        cell_type: z.literal("code"),
        ...common,
        execution_count: z.number().int().min(0).nullable(),
        outputs: z.array(output),
      }),
    ]),
  ),
  metadata: z.object({ kernelspec: z.object({ name: z.string(), display_name: z.string() }) }),
  nbformat: z.literal(4),
  nbformat_minor: z.literal(5),
});

const text = fc.string({ unit: fc.constantFrom("a", "\n", "é", "“", "😀", " "), minLength: 1 });
const anyOutput = fc.oneof(
  text.map((printed) => ({ kind: "printed" as const, text: printed })),
  text.map((value) => ({ kind: "value" as const, text: value })),
  fc.record({
    ...{ kind: fc.constant("drawing" as const), words: fc.oneof(fc.constant(""), text) },
    ...{
      type: fc.constantFrom("image/png" as const, "image/jpeg" as const),
      data: fc.constant("iVBORw0KGgo="),
    },
  }),
  fc.record({ kind: fc.constant("error" as const), type: text, message: text, traceback: text }),
);
const anyCell: fc.Arbitrary<FiledCell> = fc.oneof(
  fc.record({
    kind: fc.constant("text" as const),
    source: text,
    count: fc.constant(null),
    outputs: fc.constant([]),
  }),
  fc.record({
    kind: fc.constant("code" as const),
    source: text,
    count: fc.option(fc.nat()),
    outputs: fc.array(anyOutput, { maxLength: 3 }),
  }),
);

/** One cell of every kind, with one output of every kind. */
const everything: FiledCell[] = [
  { kind: "text", source: "# 螺旋 $x^2$\n\n- one\n- two", count: null, outputs: [] },
  { kind: "code", source: "", count: null, outputs: [] },
  {
    ...{ kind: "code", source: "import torch\nprint('a')\ntorch.ones(2)", count: 1 },
    outputs: [
      { kind: "printed", text: "a\n" },
      {
        ...{ kind: "drawing", type: "image/svg+xml", words: "" },
        data: '<svg xmlns="http://www.w3.org/2000/svg">\n<path d="M0 0"/></svg>',
      },
      { kind: "value", text: "tensor([1., 1.])" },
    ],
  },
  {
    ...{ kind: "code", source: "1 / 0", count: 2 },
    outputs: [
      {
        ...{ kind: "error", type: "ZeroDivisionError", message: "division by zero" },
        traceback: "Traceback (most recent call last):\nZeroDivisionError: division by zero",
      },
    ],
  },
];

describe("PY11 a notebook's file", () => {
  test("PY11 is nbformat 4.5, and gives back what was written", () => {
    fc.assert(
      fc.property(fc.array(anyCell), (cells) => {
        const written = writeNotebookFile(cells);
        const { cells: found } = schema.parse(JSON.parse(written));
        expect(new Set(found.map(({ id }) => id)).size).toBe(cells.length);
        expect(readNotebookFile(written)).toEqual(cells);
      }),
    );
  });

  test("PY11 holds figures as pictures that other programs show", () => {
    const data = '<svg xmlns="http://www.w3.org/2000/svg"></svg>';
    const outputs = [{ kind: "drawing" as const, type: "image/svg+xml" as const, data, words: "A line" }];
    const written = writeNotebookFile([{ kind: "code", source: "plt.plot([1])", count: 1, outputs }]);
    expect(schema.parse(JSON.parse(written)).cells[0]).toMatchObject({
      outputs: [{ output_type: "display_data", data: { "image/svg+xml": [data], "text/plain": ["A line"] } }],
    });
    expect(readNotebookFile(written)?.[0].outputs).toEqual(outputs);
  });

  test("PY11 what is written is the file that nbformat accepted, and what nbformat saved of it is read", () => {
    const written = writeNotebookFile(everything);
    expect(written).toBe(readFileSync(path.join(files, "exported.ipynb"), "utf8"));
    const saved = readFileSync(path.join(files, "saved.ipynb"), "utf8");
    expect(readNotebookFile(saved)).toEqual(readNotebookFile(written));
    expect(readNotebookFile(saved)).toHaveLength(everything.length);
  });

  test("PY11 what Jupyter plotted is seen where it stood, and larger than a page takes is left out", () => {
    const png = {
      "image/png": ["iVBO\n", "Rw0KGgo=\n"],
      "text/plain": ["<Figure size 640x480 with 1 Axes>"],
    };
    const plotted = { output_type: "display_data", metadata: {}, data: png };
    const large = { ...plotted, data: { "image/png": "A".repeat(5_000_000) } };
    const outputs = [plotted, large, { output_type: "stream", name: "stdout", text: "a" }];
    const file = { nbformat: 4, cells: [{ cell_type: "code", source: "", execution_count: 7, outputs }] };
    const [cell] = (readNotebookFile(JSON.stringify(file)) ?? []).map(liveCell);
    expect(cell).toMatchObject({ count: 7, output: "a" });
    const picture = { type: "image/png", data: "iVBORw0KGgo=", words: "<Figure size 640x480 with 1 Axes>" };
    expect(cell.pieces).toEqual([{ kind: "picture", at: 0, picture }]);
    expect(filedCell(cell, []).outputs).toEqual([
      { kind: "drawing", ...picture },
      { kind: "printed", text: "a" },
    ]);
  });

  test("PY11 of an older Jupyter is read: texts in one piece, coloured tracebacks, cells without ids", () => {
    const failed = {
      output_type: "error",
      ename: "NameError",
      evalue: "x",
      traceback: ["\u001b[0;31mNameError\u001b[0m: x"],
    };
    const old = {
      ...{ nbformat: 4, nbformat_minor: 0, metadata: {} },
      cells: [
        { cell_type: "markdown", metadata: {}, source: "# A\nb" },
        { cell_type: "code", metadata: {}, source: "x", execution_count: 3, outputs: [failed] },
        { cell_type: "raw", metadata: {}, source: ["r"] },
      ],
    };
    expect(readNotebookFile(JSON.stringify(old))).toEqual([
      { kind: "text", source: "# A\nb", count: null, outputs: [] },
      {
        ...{ kind: "code", source: "x", count: 3 },
        outputs: [{ kind: "error", type: "NameError", message: "x", traceback: "NameError: x" }],
      },
      { kind: "text", source: "r", count: null, outputs: [] },
    ]);
  });

  test("PY11 lines end in one way, whatever machine the file is of", () => {
    const cells = [
      { cell_type: "code", source: ["a = 1\r\n", "b = 2\r", "a"], outputs: [] },
      { cell_type: "markdown", source: "# A\r\nb" },
    ];
    const read = readNotebookFile(JSON.stringify({ nbformat: 4, cells }));
    expect(read?.map(({ source }) => source)).toEqual(["a = 1\nb = 2\na", "# A\nb"]);
  });

  test.each(["", "{", "null", "[]", '{"nbformat": 3, "worksheets": []}', '{"nbformat": 4, "cells": 1}'])(
    "PY11 %j is none",
    (other) => expect(readNotebookFile(other)).toBeNull(),
  );
});
