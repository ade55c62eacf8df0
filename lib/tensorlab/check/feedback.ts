/** What a student is told of an attempt. It names what is wrong and where, never the answer. */
import type { StructureRule } from "@/lib/content/exercises/exercise";
import type { Localized } from "@/lib/content/language";
import type { Difference } from "./value";

const shapeText = (shape: readonly number[]): string =>
  shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;

/** After the given inputs passed, a further seeded check failed: the answer was made for one case. */
const onOtherInputs: Localized = {
  zh: "在给出的数据上结果正确，但换一组数据就不对了：",
  en: "It is right for the given data, but not for other data: ",
};

function aboutDifference(name: string, difference: Difference): Localized {
  switch (difference.stage) {
    case "missing":
      return {
        zh: `运行之后没有名为 ${name} 的变量。`,
        en: `After running there is no variable named ${name}.`,
      };
    case "dtype":
      return {
        zh: `${name} 的类型是 ${difference.found}，应当是 ${difference.wanted}。`,
        en: `${name} is a ${difference.found}; it should be a ${difference.wanted}.`,
      };
    case "shape":
      return {
        zh: `${name} 的形状是 ${shapeText(difference.found)}，应当是 ${shapeText(difference.wanted)}。`,
        en: `${name} has shape ${shapeText(difference.found)}; it should have ${shapeText(difference.wanted)}.`,
      };
    case "value": {
      const place = difference.index.length > 0 ? `${name}[${difference.index.join(", ")}]` : name;
      const found = Number.isNaN(difference.found) ? "" : ` ${Number(difference.found.toPrecision(6))}`;
      return {
        zh: `从 ${place}${found && ` =${found}`} 开始数值不对。`,
        en: `The first wrong value is ${place}${found && ` =${found}`}.`,
      };
    }
  }
}

/** The sentence for a difference in a variable. */
export function differenceMessage(name: string, difference: Difference, further: boolean): Localized {
  const about = aboutDifference(name, difference);
  return further ? { zh: onOtherInputs.zh + about.zh, en: onOtherInputs.en + about.en } : about;
}

/** For two variables that share memory and should not, or should and do not. */
export const aliasingMessage = ([a, b]: readonly [string, string], shared: boolean): Localized =>
  shared
    ? {
        zh: `${a} 和 ${b} 共用了内存，这里应当各有各的内存。`,
        en: `${a} and ${b} share memory; here each should have its own.`,
      }
    : {
        zh: `${a} 和 ${b} 没有共用内存，这里应当共用。`,
        en: `${a} and ${b} do not share memory; here they should.`,
      };

/** For a source that is not Python. @param line counted from 1 */
export const syntaxMessage = (line: number): Localized => ({
  zh: `第 ${line} 行不是合法的 Python。`,
  en: `Line ${line} is not Python.`,
});

/** For a program that raised: the error's type and message as Python tells them. */
export const errorMessage = (type: string, message: string): Localized => ({
  zh: `${type}: ${message}`,
  en: `${type}: ${message}`,
});

/** For a program that was stopped: time, output or memory ran out. */
export const limitMessage: Localized = {
  zh: "运行太久、输出太多或占用内存太多，被停止了。",
  en: "It ran too long, printed too much or used too much memory, and was stopped.",
};

/** For a right value in a way that the exercise does not want. */
export const ruleMessage = (rule: StructureRule): Localized => rule.message;

/** For an attempt that passed every check. */
export const passedMessage: Localized = {
  zh: "在所有检查数据上都正确。",
  en: "Right on all the data it was checked with.",
};

/** For answers without code: how many are right, not which text would be. */
export const answersMessage = (
  missing: readonly string[],
  wrong: readonly string[],
  expressions: ReadonlyMap<string, string>,
): Localized => {
  const list = (ids: readonly string[]) => ids.map((id) => expressions.get(id) ?? id).join("\n");
  if (missing.length > 0)
    return { zh: `还没有回答：\n${list(missing)}`, en: `Not answered yet:\n${list(missing)}` };
  return { zh: `这些还不对：\n${list(wrong)}`, en: `These are not right yet:\n${list(wrong)}` };
};
