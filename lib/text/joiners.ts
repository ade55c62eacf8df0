/**
 * Invisible characters that writing needs: joiners, and selectors of a letter's form. They mean something only where
 * the script uses them (UAX #31 A1, A2 and B; chapters of the Unicode Standard on the scripts).
 */

/** Characters of canonical combining class 9 that writing joins by. */
const virama = String.raw`[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D3B\u0D3C\u0D4D\u0DCA\u1039\u103A\u17D2\u1A60\u1B44\u1BAA\u1BAB\uA8C4\uA953\uA9C0\uAAF6\uABED\u{11046}\u{110B9}\u{11133}\u{11134}\u{111C0}\u{11235}\u{1134D}\u{11442}\u{114C2}\u{115BF}\u{1163F}]`;

/** Letters that join their neighbours in a line. */
const cursive = String.raw`(?=\p{L})[\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Nkoo}\p{scx=Mand}\p{scx=Phag}\p{scx=Adlm}\p{scx=Rohg}]`;

/** Arabic letters that never join the one that follows: joining types R and U of ArabicShaping.txt. */
const unjoined = String.raw`[\u0621-\u0625\u0627\u0629\u062F-\u0632\u0648\u0671-\u0677\u0688-\u0699\u06C0\u06C3-\u06CB\u06CD\u06CF\u06D2\u06D3\u06D5\u06EE\u06EF\u0759-\u075B\u076B\u076C\u0771\u0773\u0774\u0778\u0779\u08AA-\u08AE\u08B1\u08B2\u08B9]`;

/** Arabic letters that do. */
const joined = String.raw`(?!${unjoined})(?=\p{L})\p{scx=Arab}`;

const mongolian = String.raw`(?=\p{L})\p{scx=Mong}`;

/** What stays is captured before, or looked at behind: older browsers cannot look back. */
const needed = [
  // between two letters that would join, Persian "علی‌رضا"
  String.raw`(${cursive}\p{M}*)\u200C(?=${cursive})`,
  // a letter as it begins a word, with no other behind it: Persian "ه‍. رضایی"
  String.raw`(${joined}\p{M}*)\u200D(?![\p{L}\p{M}\p{Cf}])`,
  // a conjunct's other form, Sinhala "ක්‍රි", Malayalam and Marathi
  String.raw`(${virama})[\u200C\u200D]`,
  // the first of two stays whole, Bengali "র‍্য", Kannada "ರ‍್"; older keyboards of Bengali write the non-joiner
  String.raw`(\p{L}\p{M}?)\u200D(?=${virama})`,
  String.raw`(\u09B0)\u200C(?=\u09CD)`,
  // a register shifter that must not turn into the vowel below
  String.raw`(\p{scx=Khmr})[\u200C\u200D](?=[\u17C9\u17CA])`,
  // two points in an order of their own, Hebrew "Jerusalem"
  String.raw`([\u0591-\u05BD\u05BF-\u05C7])\u034F(?=[\u0591-\u05BD\u05BF-\u05C7])`,
  // one of several ways in which a Chinese character is written, Japanese "葛󠄀"
  String.raw`(\p{Script=Han})[\uFE00-\uFE02\u{E0100}-\u{E01EF}]`,
  String.raw`(${mongolian})[\u180B-\u180D\u180F]`,
  String.raw`(${mongolian})\u180E(?=${mongolian})`,
  // dotted letters of Khamti
  String.raw`((?=\p{L})\p{scx=Mymr})\uFE00`,
].map((pattern) => new RegExp(pattern, "gu"));

/** The text without the invisible characters that its script needs; any that is left is there for nothing. */
export const withoutNeeded = (text: string): string =>
  needed.reduce((rest, pattern) => rest.replace(pattern, "$1"), text);

const unspaced = String.raw`[\p{scx=Khmr}\p{scx=Thai}\p{scx=Laoo}\p{scx=Mymr}]`;
/** Keyboards of scripts without spaces write where a line may break; ones of Persian leave a non-joiner at a word's beginning and end, and where nothing would join. */
const idle = new RegExp(
  String.raw`(${unspaced})\u200B+(?=${unspaced}|\s|$)|(${cursive}\p{M}*)\u200C+(?=\s|$)|(${unjoined}\p{M}*)\u200C+(?=${cursive})|(\s)\u200C+(?=${cursive})`,
  "gu",
);

/** The text without what keyboards add and nobody sees. */
export const withoutIdle = (text: string): string =>
  // struck twice it parts no more than once
  text.replace(/\u200C{2,}/gu, "\u200C").replace(idle, "$1$2$3$4");
