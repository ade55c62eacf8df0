// What a sign-in page says of an `error` that anybody may have written.
import fc from "fast-check";
import { expect, test } from "vitest";
import { problemOf, problemText } from "@/lib/contract/sign-in-problem";

test("HP7 a refusal comes back as it was sent, with its seconds", () => {
  for (const kind of ["wrong", "wait", "busy", "provider", "failed"] as const)
    for (const seconds of [0, 1, 900])
      expect(problemOf(problemText({ kind, seconds }))).toEqual({ kind, seconds });
  expect(problemOf("CredentialsSignin").kind).toBe("wrong");
  expect(problemOf("AccessDenied").kind).toBe("provider");
});

test("HP7 anything else is a failure that says no more", () => {
  for (const text of [
    null,
    undefined,
    "",
    "toString",
    "__proto__",
    "wait.99999",
    "wait.-1",
    ["wait", "busy"],
    "<b>",
    { toString: null },
  ])
    expect(problemOf(text)).toEqual({ kind: "failed", seconds: 0 });
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.jsonValue()), (text) => {
      const { kind, seconds } = problemOf(text);
      expect(problemOf(problemText({ kind, seconds }))).toEqual({ kind, seconds });
    }),
  );
});
