// What stands on the page of what a program printed, and what of it is a question.
import { describe, expect, test } from "vitest";
import { overwritten, questionAt } from "@/components/tensors/shown-output";

describe("PY15 what a program asks", () => {
  test.each([
    ["Your name? ", [], "", "Your name? "],
    ["one\ntwo\nAge? ", [], "one\ntwo\n", "Age? "],
    ["one\n", [], "one\n", ""],
    ["", [], "", ""],
    ["gone\n\fAge? ", [], "gone\n\f", "Age? "],
    // a figure between them
    ["seen: again? ", [6], "seen: ", "again? "],
    ["again? ", [7], "again? ", ""],
    ["1%\r2% go on? ", [], "", "1%\r2% go on? "],
  ])("%j with figures at %j stands once", (output, figures, above, question) => {
    const at = questionAt(
      output,
      figures.map((one) => ({ at: one })),
    );
    expect([output.slice(0, at), output.slice(at)]).toEqual([above, question]);
  });

  test("is named as it stands on the screen", () => {
    expect(overwritten("1%\r2% go on? ")).toBe("2% go on? ");
  });
});
