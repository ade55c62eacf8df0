/** Text in which nothing hides: what is invisible, or turns the order of what is read, is shown as a sign. */

/** C0 controls but tab and line feed, DEL and C1, and the bidirectional marks, embeddings, overrides and isolates. */
const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const controlPictures = 0x2400;
const pictureOfDelete = "\u2421";

function sign(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(controlPictures + code);
  return code === 0x7f ? pictureOfDelete : `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
}

/** The text with line ends as `\n`, controls as their pictures (␀ …) and bidirectional controls by their names (⟨U+202E⟩). */
export function visible(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, "\n").replace(hidden, sign);
}
