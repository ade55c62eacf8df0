/** What a student is told of an attempt. It names what is wrong and where, never the answer. */
import type { StructureRule } from "@/lib/content/exercises/exercise";
import { foreignSignsMessage } from "@/lib/content/foreign-signs";
import type { Localized } from "@/lib/content/language";
import type { GivenTensor, ProgramError } from "./evaluate";
import type { Difference } from "./value";

const shapeText = (shape: readonly number[]): string =>
  shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;

/** After the given inputs passed, a further seeded check failed: the answer was made for one case. @param given the other data */
export function onOtherInputs(given: readonly GivenTensor[], message: Localized): Localized {
  const shapes = given.map(({ name, shape }) => `${name} ${shapeText(shape)}`).join(", ");
  const shown = shapes && { zh: `（形状：${shapes}）`, en: ` (of shapes ${shapes})` };
  return {
    zh: `在给出的数据上没有问题，但换一组数据${shown && shown.zh}就不对了：${message.zh}`,
    en: `It is right for the given data, but not for other data${shown && shown.en}: ${message.en}`,
  };
}

/** "float32 tensor" and "numpy" words as a reader of each language has them. */
const chineseKind = (kind: string): string => kind.replace(/ tensor\b/, " 张量").replace(/ array\b/, " 数组");

/** The sentence for a difference in a variable. */
export function differenceMessage(name: string, difference: Difference): Localized {
  switch (difference.stage) {
    case "missing":
      if (difference.untouched)
        return {
          zh: `${name} 还是题目里的 ...，请把它换成你的代码。`,
          en: `${name} is still the ... that stood there: put your code in its place.`,
        };
      if (difference.uncalled)
        return {
          zh: `${name} 是一个函数，没有被调用：在它后面加上括号 ()。`,
          en: `${name} is a function that was not called: put parentheses () after it.`,
        };
      return {
        zh: `运行之后没有名为 ${name} 的变量。`,
        en: `After running there is no variable named ${name}.`,
      };
    case "dtype":
      return {
        zh: `${name} 的类型是 ${chineseKind(difference.found)}，应当是 ${chineseKind(difference.wanted)}。`,
        en: `${name} has type ${difference.found}; ${difference.wanted} is wanted.`,
      };
    case "shape":
      return {
        zh: `${name} 的形状是 ${shapeText(difference.found)}，应当是 ${shapeText(difference.wanted)}。`,
        en: `${name} has shape ${shapeText(difference.found)}; it should have ${shapeText(difference.wanted)}.`,
      };
    case "value": {
      const place = difference.index.length > 0 ? `${name}[${difference.index.join(", ")}]` : name;
      const found = difference.found && ` = ${difference.found}`;
      return {
        zh: `从 ${place}${found} 开始数值不对。`,
        en: `The first wrong value is ${place}${found}.`,
      };
    }
  }
}

/** A wrong value, and the wrong way that ends in just this. */
export const withReason = (message: Localized, reason: Localized): Localized => ({
  zh: `${message.zh}${reason.zh}`,
  en: `${message.en} ${reason.en}`,
});

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

/** For a program that raised, or that is no Python: type, message and line as Python tells them, and signs that are none of its. */
export function errorMessage({ type, message, line, signs }: ProgramError): Localized {
  const told = `${type}: ${message}`;
  const about = signs && foreignSignsMessage(signs);
  return {
    zh: [line === null ? told : `第 ${line} 行：${told}`, ...(about ? [about.zh] : [])].join("\n"),
    en: [line === null ? told : `Line ${line}: ${told}`, ...(about ? [about.en] : [])].join("\n"),
  };
}

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
