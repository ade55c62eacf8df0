/** An invitation can be used for this long. */
export const invitationDays = 14;
