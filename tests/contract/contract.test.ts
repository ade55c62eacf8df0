import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { displayNameSchema } from "@/lib/contract/display-name";
import { errorCodes } from "@/lib/contract/errors";
import { handshakeSchema } from "@/lib/contract/handshake";
import { joinCodeSchema, personalCodeSchema } from "@/lib/contract/ids";
import { protocolVersion, wireLimits } from "@/lib/contract/protocol";
import { requests } from "@/lib/contract/requests";
import { runConfigSchema } from "@/lib/contract/run-config";
import { messagesOf } from "@/lib/content/messages/messages";
import { courseConfig, courseDataset } from "@/lib/spiral/config";

const course = courseConfig(courseDataset(1));

describe("names", () => {
  test("C1 whatever is typed: an accepted name is short, visible and stable under tidying again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (typed) => {
        const parsed = displayNameSchema.safeParse(typed);
        if (!parsed.success) return;
        expect(parsed.data).not.toMatch(/[\p{Cc}\p{Co}\p{Cs}]/u);
        expect(parsed.data.trim()).toBe(parsed.data);
        expect(displayNameSchema.parse(parsed.data)).toBe(parsed.data);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("codes", () => {
  test("C3 codes may be typed small, with spaces and dashes", () => {
    expect(joinCodeSchema.parse(" abc-2 34 ")).toBe("ABC234");
    expect(personalCodeSchema.parse("abcde-23456")).toBe("ABCDE23456");
    for (const bad of ["ABC23", "ABC2345", "ABC0O1", "ABC23'"])
      expect(joinCodeSchema.safeParse(bad).success).toBe(false);
  });
});

describe("configs", () => {
  test("C4 the course's config passes; every field out of its limits is refused", () => {
    expect(runConfigSchema.parse(course)).toEqual(course);
    const bad: object[] = [
      { epochs: 0 },
      { epochs: 1.5 },
      { seed: -1 },
      { seed: 2 ** 32 },
      { batchSize: -1 },
      { extra: 1 },
      { optimizer: { ...course.optimizer, learningRate: Number.NaN } },
      { optimizer: { ...course.optimizer, kind: "lion" } },
      { dataset: { ...course.dataset, classes: 6 } },
      { network: { ...course.network, features: [] } },
      { network: { ...course.network, features: ["x", "x"] } },
      { network: { ...course.network, hidden: Array(9).fill(course.network.hidden[0]) } },
      { network: { ...course.network, hidden: [{ units: 257, activation: "relu", dropout: 0 }] } },
    ];
    for (const change of bad)
      expect(runConfigSchema.safeParse({ ...course, ...change }).success, JSON.stringify(change)).toBe(false);
  });

  test("C5 a network of more than 50,000 parameters is refused", () => {
    const wide = { units: 256, activation: "relu", dropout: 0 };
    expect(
      runConfigSchema.safeParse({ ...course, network: { ...course.network, hidden: [wide, wide] } }).success,
    ).toBe(false);
  });
});

describe("the wire", () => {
  test("C6 every error code has a sentence in both languages", () => {
    for (const language of ["zh", "en"] as const)
      expect(Object.keys(messagesOf(language).errors).sort()).toEqual([...errorCodes].sort());
  });

  test("C7 every payload refuses what it does not know, and every text has a bound", () => {
    for (const { payload } of Object.values(requests))
      expect(payload.safeParse({ unheardOf: 1 }).success).toBe(false);
    const answer = { id: "a".repeat(21), questionId: "softmax", evidence: [] };
    const schema = requests["answer.submit"].payload;
    expect(schema.safeParse({ ...answer, text: "x".repeat(wireLimits.answerCharacters) }).success).toBe(true);
    expect(schema.safeParse({ ...answer, text: "x".repeat(wireLimits.answerCharacters + 1) }).success).toBe(
      false,
    );
  });

  test("C8 a handshake names its role and session and nothing else", () => {
    expect(
      handshakeSchema.parse({ protocol: protocolVersion, role: "student", code: "abc234" }),
    ).toMatchObject({ code: "ABC234" });
    for (const bad of [
      {},
      { role: "student" },
      { protocol: 1, role: "admin", code: "ABC234" },
      { protocol: 1, role: "student", code: "ABC234", admin: true },
    ])
      expect(handshakeSchema.safeParse(bad).success).toBe(false);
  });
});
