/** What says nothing, for a database that has to agree with `trim`. */

const lastUnit = 0xffff;

/** Every character that `trim` takes away: spaces of all widths, ends of lines, a mark of byte order. */
export const blanks: string = Array.from({ length: lastUnit + 1 }, (_, unit) => String.fromCharCode(unit))
  .filter((character) => character.trim() === "")
  .join("");
