/** Under which key this browser's place in a session is remembered: its page looks for it before any script has come. */

/** @param code of the session */
export const seatKey = (code: string): string => `spiralroom-seat ${code}`;
