/** A name in a line of plain text, such as a list: it turns nothing around it (UAX #9, first strong isolate). */
export const isolated = (name: string): string => `\u2068${name}\u2069`;
