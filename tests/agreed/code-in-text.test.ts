// A code is found in whatever a person types or pastes, by one function for form, route and socket.
import fc from "fast-check";
import { expect, test } from "vitest";
import { codeAlphabet, codeInText, codeLength, codeTextUnits, placeInText } from "@/lib/agreed/code-in-text";
import { handshakeSchema } from "@/lib/contract/handshake";
import { joinCodeSchema, personalCodeSchema } from "@/lib/contract/ids";
import { personalCodeLength, protocolVersion } from "@/lib/contract/protocol";

const codeOf = (length: number) =>
  fc
    .array(fc.constantFrom(...codeAlphabet), { minLength: length, maxLength: length })
    .map((all) => all.join(""));

const wide = (text: string): string =>
  text.replace(/[!-~]/gu, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));

/** How a keyboard, a habit or a copied text changes a code without touching what is around it. */
const written: readonly ((code: string) => string)[] = [
  (code) => code,
  (code) => code.toLowerCase(),
  wide,
  (code) => wide(code.toLowerCase()),
  ...[" ", "-", "–", "—", "‑", "−", "－", ".", "·", "_", "\u00a0", "\u3000", "\u200b"].map(
    (between) => (code: string) => `${code.slice(0, 3)}${between}${code.slice(3)}`,
  ),
  (code) => [...code].join(" "),
  (code) => [...code].join("-"),
  (code) => code.replaceAll("A", "А").replaceAll("B", "В").replaceAll("C", "с").replaceAll("H", "Н"),
  (code) => code.replaceAll("K", "Κ").replaceAll("E", "ε".toUpperCase()),
  (code) => code.replaceAll("2", "٢").replaceAll("7", "۷").replaceAll("9", "९"),
];

/** What stands around it. */
const around: readonly ((code: string) => string)[] = [
  (text) => text,
  (text) => `  ${text}\n`,
  (text) => `${text}.`,
  (text) => `<${text}>`,
  (text) => `“${text}”`,
  (text) => `「${text}」`,
  (text) => `(${text})`,
  (text) => `code: ${text}`,
  (text) => `Code：${text}。`,
  (text) => `课堂码是：${text}，请加入！`,
  (text) => `加入码${text}`,
  (text) => `${text}\r\n`,
];

const linked: readonly ((code: string) => string)[] = [
  (code) => `http://192.168.1.20:3000/j/${code}`,
  (code) => `https://class.example/j/${code}/`,
  (code) => `https://class.example:8443/j/${code}?from=qr&x=ABC234`,
  (code) => `https://class.example/j/${code}#top`,
  (code) => `class.example/J/${code}`,
  (code) => `class.example/${code}`,
  (code) => `http://10.0.0.5:3000/${code}/`,
  (code) => `localhost:3000/j/${code}`,
  (code) => `<https://class.example/j/${code}>.`,
  (code) => `[Join the class](https://class.example/j/${code})`,
  (code) => `Come in: https://class.example/j/${code}, please`,
  (code) => `/j/${code}`,
  (code) => `https：／／class.example／j／${code}`,
  (code) =>
    `https://mail.example/?url=https%3A%2F%2Fclass.example%2Fj%2F${code}&data=05%7C02%7CK3J4H5&sdata=X2C3V4`,
  (code) => `https://friends.example/?u=https%253A%252F%252Fclass.example%252Fj%252F${code}&h=AT0XYZ23`,
  (code) => `https://class.example/j/${code}&from=K7M2XQ`,
  (code) => `https://class.example/j/${code} at 2PM234`,
  (code) => `https://class.example/j/${code}#place=ABC234-KXRMPT_QWERTY-HJKMN2`,
];

test("GP5 a code is found however it is written and whatever stands around it", () => {
  fc.assert(
    fc.property(
      codeOf(codeLength),
      fc.constantFrom(...written),
      fc.constantFrom(...around),
      (code, write, surround) => {
        expect(codeInText(surround(write(code)), codeLength)).toBe(code);
      },
    ),
    { numRuns: 2_000 },
  );
});

test("GP5 it is found in a link in any form", () => {
  const parts = [
    (code: string) => code,
    (code: string) => code.toLowerCase(),
    wide,
    (code: string) => encodeURIComponent(wide(code)),
  ];
  fc.assert(
    fc.property(
      codeOf(codeLength),
      fc.constantFrom(...parts),
      fc.constantFrom(...linked),
      (code, write, link) => {
        expect(joinCodeSchema.parse(link(write(code)))).toBe(code);
        const greeting = { protocol: protocolVersion, role: "student", code: link(write(code)) };
        expect(handshakeSchema.parse(greeting)).toMatchObject({ code });
      },
    ),
    { numRuns: 1_000 },
  );
});

test("GP5 a personal code too", () => {
  fc.assert(
    fc.property(
      codeOf(personalCodeLength),
      fc.constantFrom(...written),
      fc.constantFrom(...around),
      (code, write, surround) => {
        expect(personalCodeSchema.parse(surround(write(code)))).toBe(code);
      },
    ),
    { numRuns: 1_000 },
  );
});

test("GP5 among words that could be codes the one with a digit counts, or the last", () => {
  expect(codeInText("see the class: ABC234 thanks", codeLength)).toBe("ABC234");
  expect(codeInText("enter ABCDEF, then GHJKMN", codeLength)).toBe("GHJKMN");
  expect(codeInText("the code is 234 XYZ", codeLength)).toBe("234XYZ");
  expect(codeInText("Meeting 234 567 8912, passcode 234567, code KXRMPT", codeLength)).toBe("KXRMPT");
});

test("GP5 an address, a date or a time beside a code is none", () => {
  const beside = [
    "Code #, https://192.168.0.45:8443/",
    "# at http://10.22.33.45:3000",
    "Go to 10.22.33.45:3000 and enter #",
    "Code #: https://campus.university.edu/",
    "# at http://server/",
    "# 9/25 23:45",
    "2026/9/23, 22:35: code #",
  ];
  for (const text of beside)
    for (const code of ["ABC234", "KXRMPT", "KXR-MPT"])
      expect(codeInText(text.replace("#", code), codeLength), text).toBe(code.replace("-", ""));
});

test("GP10 the token of a place's link is found behind the code, whatever a chat puts around it", () => {
  const token = "ab_C-".repeat(8) + "xyz";
  const link = `https://class.example/j/ABC234#place=${token}`;
  for (const text of [link, `${link}。`, `<${link}>`, `“${link}” 快来`, link.replace("#", "%23")]) {
    expect(placeInText(text), text).toBe(token);
    expect(codeInText(text, codeLength), text).toBe("ABC234");
  }
  expect(placeInText("https://class.example/j/ABC234")).toBeNull();
});

test("GP5 what has none has none, and whatever is found is a code", () => {
  const none = [
    "",
    "   ",
    "ABC23",
    "ABC2345",
    "ABC0O1",
    "ABC23'",
    "hello",
    "课堂码",
    "https://class.example/",
    "A".repeat(codeTextUnits + 1),
  ];
  for (const text of none) expect(codeInText(text, codeLength), text).toBeNull();
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
      const code = codeInText(text, codeLength);
      if (code !== null) expect(code).toMatch(new RegExp(`^[${codeAlphabet}]{${codeLength}}$`));
    }),
  );
});
