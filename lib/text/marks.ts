/** Marks on letters: how many, and of which script, still write something. By UTS #39, section 5.4, and the scripts' own ways. */

const mark = /\p{M}/u;
const nonSpacing = /[\p{Mn}\p{Me}]/u;
/** Accents for whichever letter; after composition no language puts more than two of them on one. */
const accent = /[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]/u;
const accentsAtMost = 2;
const marksAtMost = 8;
/** of a script without an entry below */
const usual = 4;
/** joiners and selectors stand between a letter and its marks */
const between = /\p{Default_Ignorable_Code_Point}/u;

/** Scripts with marks of their own, and how many of those that take no place of theirs one letter bears. */
const scripts = Object.entries({
  3: "Thai Laoo",
  4: `Arab Syrc Thaa Nkoo Samr Mand Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Mong Limb Tale Talu
    Bugi Bali Sund Batk Lepc Saur Kali Rjng Cham Java Tavt Mtei Cakm Shrd Takr Tglg Hano Buhd Tagb Hira Kana Hang
    Ethi Copt Cyrl Dupl Adlm Rohg Newa Tirh Modi Brah Kthi`,
  6: "Hebr Mymr Tibt Lana Khmr",
}).flatMap(([most, names]) =>
  names.split(/\s+/u).map((name) => ({ most: Number(most), has: new RegExp(`\\p{scx=${name}}`, "u") })),
);

/** How many marks a base may bear beside this one and with it; none where the mark belongs to another script. */
function allowance(base: string, one: string): number {
  const own = scripts.filter(({ has }) => has.test(one));
  if (own.length === 0) return usual;
  return Math.max(0, ...own.filter(({ has }) => has.test(base)).map(({ most }) => most));
}

/** A base with the marks that follow it. */
interface Stack {
  base: string;
  marks: string[];
}

/** The first has no base when the text begins with a mark. */
function stacksOf(text: string): Stack[] {
  const stacks: Stack[] = [];
  for (const one of text) {
    const last = stacks.at(-1);
    if (between.test(one)) continue;
    if (!mark.test(one)) stacks.push({ base: one, marks: [] });
    else if (last) last.marks.push(one);
    else stacks.push({ base: "", marks: [one] });
  }
  return stacks;
}

function tooMany({ base, marks }: Stack): boolean {
  if (marks.length === 0) return false;
  if (/^\s?$/u.test(base) || marks.length > marksAtMost) return true;
  if (marks.some((one, at) => one === marks[at - 1])) return true;
  if (marks.filter((one) => accent.test(one)).length > accentsAtMost) return true;
  const high = marks.filter((one) => nonSpacing.test(one)).length;
  return marks.some((one) => !accent.test(one) && high > allowance(base, one));
}

/** Whether marks stand on one another, on nothing, or on letters of another script. @param text in NFC */
export const stacked = (text: string): boolean => stacksOf(text).some(tooMany);
