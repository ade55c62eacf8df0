/** The demands on a source's writing that several exercises share. */
import type { StructureRule, SyntaxElement } from "./exercise";

/** One of the functions must be called. */
export function calls(...names: string[]): StructureRule {
  const list = names.map((name) => `\`${name}\``);
  return {
    rule: "must-use",
    elements: names.map((name): SyntaxElement => `call:${name}`),
    message: { zh: `请使用 ${list.join(" 或 ")}。`, en: `Use ${list.join(" or ")}.` },
  };
}

/** None of the functions may be called. */
export function avoids(...names: string[]): StructureRule {
  const list = names.map((name) => `\`${name}\``);
  return {
    rule: "must-not-use",
    elements: names.map((name): SyntaxElement => `call:${name}`),
    message: { zh: `这里请不要用 ${list.join("、")}。`, en: `Do it without ${list.join(", ")} here.` },
  };
}

/** A subscript with a colon. */
export const sliced: StructureRule = {
  rule: "must-use",
  elements: ["slice"],
  message: {
    zh: "请用带冒号的切片来取，例如 `m[:, j]`。",
    en: "Take it with a slice, a subscript with a colon such as `m[:, j]`.",
  },
};

/** A comparison of elements, by its sign or by its name. */
export const compares: StructureRule = {
  rule: "must-use",
  elements: [
    "comparison",
    ...["gt", "lt", "ge", "le", "eq", "ne", "greater", "less", "greater_equal", "less_equal"].map(
      (name): SyntaxElement => `call:${name}`,
    ),
  ],
  message: {
    zh: "请用比较得到掩码，例如 `x < 0`。",
    en: "Make a mask with a comparison, such as `x < 0`.",
  },
};

/** No loop or comprehension: the tensor operation does it at once. */
export const loopless: StructureRule = {
  rule: "must-not-use",
  elements: ["loop"],
  message: {
    zh: "请不要写循环，用张量运算一次完成。",
    en: "No loop, please: let a tensor operation do it at once.",
  },
};
