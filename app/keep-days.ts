/** Days after which students' work is erased on this server; null: it is kept. The start has checked it. */
export const serverKeepDays = (): number | null => Number(process.env.RETENTION_DAYS) || null;
