/** What was pasted with line ends as one line. */
export const inOneLine = (text: string): string => text.replace(/[\r\n]+/g, " ");
