/** Whom people ask who cannot sign in, as ADMIN_CONTACT says it; empty for nobody by name. */
export const administrator = (): string => process.env.ADMIN_CONTACT ?? "";
