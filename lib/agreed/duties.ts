/** What one may be among a session's staff, and what that is enough for. */

/** Each may do what those before it may. */
export const duties = ["assistant", "teacher", "owner"] as const;
export type Duty = (typeof duties)[number];

/** Whether somebody of this duty may do what takes at least that one. */
export const reaches = (duty: Duty, least: Duty): boolean => duties.indexOf(duty) >= duties.indexOf(least);

/** What an account is among these; whoever is not listed may do least. */
export const dutyIn = (staff: readonly { instructorId: string; duty: Duty }[], instructorId: string): Duty =>
  staff.find((one) => one.instructorId === instructorId)?.duty ?? "assistant";
