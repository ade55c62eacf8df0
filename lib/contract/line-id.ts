/** The id of a line, the socket's own: it names the server process that the line lives in. */

/** @param node names a server process; another one after each start */
export const lineId = (node: string, line: string): string => `${node}.${line}`;

/** The process that a line's id names; null for what names none. */
export const nodeOfLine = (id: string): string | null => /^([\w-]{10})\./.exec(id)?.[1] ?? null;
