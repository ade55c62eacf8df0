/** What is one emoji, by the sequences of Unicode's UTS #51: invisible characters inside one have their meaning. */

/** Letters and digits of a subdivision's code, as the tags of a flag spell it: "gbsct". */
const tags = String.raw`[\u{E0061}-\u{E007A}]{2}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,3}\u{E007F}`;

const picture = String.raw`\p{Extended_Pictographic}(?:\uFE0F?\p{Emoji_Modifier}|\uFE0F\u20E3?|\uFE0E)?`;

const element = String.raw`(?:\p{Regional_Indicator}{2}|\u{1F3F4}${tags}|${picture})`;

/** the longest that are drawn as one have four: a family, a kiss */
const emoji = new RegExp(String.raw`^(?:[0-9#*]\uFE0F?\u20E3|${element}(?:\u200D${element}){0,3})$`, "u");

/** Whether a grapheme cluster is an emoji and nothing else: a keycap, a flag, pictures that joiners make one. */
export const isEmoji = (cluster: string): boolean => emoji.test(cluster);
