// Payloads that the contract's own schemas admit, and whatever else is nearly one: what a page with developer tools can send.
import fc from "fast-check";
import type { z } from "zod";

/** Definitions of zod's schemas, as far as the wire uses them. */
type Schema = z.core.$ZodTypes;

/** Schemas that are functions of ours, by the last name on the way to them. */
export type Special = Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** Texts that some layer might take for something else, or not hold. */
const oddTexts = [
  ...[
    "",
    "\u0000",
    "a\u0000b",
    "\uD83D",
    "\uDE00",
    "😀".repeat(40),
    "\u202E",
    "\u2028",
    "'; DROP TABLE x; --",
  ],
  ...["__proto__", "constructor", "${1}", "%00", "\\u0000", '"', "timeout", "Closed", "$undefined", "null"],
];
const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));

function textOf(most: number): fc.Arbitrary<string> {
  const some = fc.oneof(fc.constantFrom(...oddTexts), fc.string({ unit, maxLength: 30 }), fc.string());
  const long = some.map((text) => (text || "x").repeat(Math.ceil(most / (text || "x").length)));
  return fc
    .oneof({ weight: 9, arbitrary: some }, { weight: 1, arbitrary: long })
    .map((text) => text.slice(0, most));
}

/** Numbers at every edge of a double. */
const oddNumbers = [
  0,
  -0,
  5e-324,
  -5e-324,
  2.2e-308,
  1e-45,
  1e-7,
  0.1 + 0.2,
  1e21,
  2 ** 31,
  2 ** 53,
  1.797e308,
  -1.797e308,
];

function numberOf(min: number, max: number, whole: boolean): fc.Arbitrary<number> {
  const fits = (value: number) => value >= min && value <= max && (!whole || Number.isSafeInteger(value));
  const odd = [...oddNumbers, min, max].filter((value) => Number.isFinite(value) && fits(value));
  const any = whole
    ? fc.integer({ min: Math.max(min, -(2 ** 31)), max: Math.min(max, 2 ** 31 - 1) })
    : fc.double({ min: Math.max(min, -1.797e308), max: Math.min(max, 1.797e308), noNaN: true });
  return odd.length > 0 ? fc.oneof(fc.constantFrom(...odd), any) : any;
}

/** Few, and the same for every kind of thing, so that one id names many. */
const ids = ["A", "_", "-", "0"].map((letter) => `__proto__${letter.repeat(12)}`);

interface Bounds {
  pattern: RegExp | null;
  most: number;
  least: number;
  min: number;
  max: number;
  whole: boolean;
}

/** What a schema's checks say. */
function boundsOf(schema: Schema): Bounds {
  const bounds: Bounds = {
    pattern: null,
    most: Infinity,
    least: 0,
    min: -Infinity,
    max: Infinity,
    whole: false,
  };
  for (const { _zod } of schema._zod.def.checks ?? []) {
    // each kind of check has its own fields; those that another has not are undefined
    const def = _zod.def as {
      check: string;
      format?: string;
      pattern?: RegExp;
      maximum?: number;
      minimum?: number;
      value?: number;
    };
    if (def.pattern) bounds.pattern = def.pattern;
    if (def.check === "max_length") bounds.most = def.maximum ?? Infinity;
    if (def.check === "min_length") bounds.least = def.minimum ?? 0;
    if (def.check === "greater_than") bounds.min = Math.max(bounds.min, Number(def.value));
    if (def.check === "less_than") bounds.max = Math.min(bounds.max, Number(def.value));
    if (def.format === "safeint") bounds.whole = true;
  }
  return bounds;
}

function stringsOf(schema: Schema): fc.Arbitrary<string> {
  const { pattern, most } = boundsOf(schema);
  if (!pattern) return textOf(Math.min(most, 20_000));
  if (pattern.test(ids[0])) return fc.constantFrom(...ids);
  return fc.oneof(
    fc.stringMatching(pattern),
    fc.constantFrom("constructor", "softmax", "a-column").filter((text) => pattern.test(text)),
  );
}

/** A list is short as a rule: what fills it is tried by the quotas' own tests. */
const shortList = 3;

/** Values that the schema may take. @param name the last on the way to it */
export function valuesOf(schema: Schema, special: Special, name = ""): fc.Arbitrary<unknown> {
  if (Object.hasOwn(special, name)) return special[name];
  const inner = (one: unknown, as = name) => valuesOf(one as Schema, special, as);
  const { def } = schema._zod;
  switch (def.type) {
    case "object": {
      const fields = Object.entries(def.shape);
      const optional = fields.filter(([, field]) => field._zod.def.type === "optional").map(([key]) => key);
      const model = Object.fromEntries(fields.map(([key, field]) => [key, inner(field, key)]));
      return fc.record(model, { requiredKeys: Object.keys(model).filter((key) => !optional.includes(key)) });
    }
    case "array": {
      const { least, most } = boundsOf(schema);
      return fc.array(inner(def.element), { minLength: least, maxLength: Math.min(most, shortList) });
    }
    case "string":
      return stringsOf(schema);
    case "number": {
      const { min, max, whole } = boundsOf(schema);
      return numberOf(min, max, whole);
    }
    case "boolean":
      return fc.boolean();
    case "enum":
      return fc.constantFrom(...Object.values(def.entries));
    case "nullable":
      return fc.option(inner(def.innerType), { nil: null });
    case "optional":
      return inner(def.innerType);
    case "union":
      return fc.oneof(...def.options.map((option) => inner(option)));
    case "pipe":
      return inner(def.in._zod.def.type === "custom" ? def.out : def.in);
    default:
      throw new Error(`no values of ${def.type} for ${name}`);
  }
}
