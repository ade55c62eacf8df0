/** What it means that a database of one's own gives no connection, or refuses a change, and what to do about it. */
interface Address {
  host: string;
  port: string;
  user: string;
  database: string;
}

/** Without the password, which is to stand nowhere. */
function addressOf(databaseUrl: string): Address {
  const { hostname, port, username, pathname } = new URL(databaseUrl);
  const user = decodeURIComponent(username);
  const database = decodeURIComponent(pathname.slice(1)) || user;
  return { host: hostname || "localhost", port: port || "5432", user, database };
}

/** By the codes of Node's and of PostgreSQL's errors. */
const sentences: readonly (readonly [sign: RegExp, says: (at: Address, reason: string) => string])[] = [
  [
    /\b(ENOTFOUND|EAI_AGAIN)\b/,
    ({ host }) =>
      `The name ${host} in DATABASE_URL is known to no name server that this machine asks. Is it written right?`,
  ],
  [
    /\b(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|57P03)\b|timeout expired|terminated unexpectedly/,
    ({ host, port }, reason) =>
      `No PostgreSQL answers at ${host}:${port}, where DATABASE_URL leads (${reason}). Start it, and look at the host, the port, its listen_addresses and the firewall.`,
  ],
  [
    /\b(28P01|28000)\b/,
    ({ host, port, user }, reason) =>
      `The PostgreSQL at ${host}:${port} does not let in "${user}" of DATABASE_URL (${reason}). Compare the password, where @ : / # ? and % are written as %40 %3A %2F %23 %3F and %25, and look at its pg_hba.conf.`,
  ],
  [
    /\b3D000\b/,
    ({ host, port, user, database }) =>
      `The PostgreSQL at ${host}:${port} has no database "${database}", which DATABASE_URL names. Make it: CREATE DATABASE "${database}" OWNER "${user}";`,
  ],
  [
    /\b42501\b/,
    ({ user, database }, reason) =>
      `"${user}" of DATABASE_URL does not own the database "${database}" (${reason}). Give it to that role: ALTER DATABASE "${database}" OWNER TO "${user}"; and where a schema was made by another: ALTER SCHEMA public OWNER TO "${user}";`,
  ],
  [
    /\b53300\b/,
    ({ host, port }) =>
      `The PostgreSQL at ${host}:${port} has no connection left. Raise its max_connections, or end what holds them.`,
  ],
];

/**
 * @param error what a client of PostgreSQL threw
 * @returns null when something else is wrong than the address, the database's answer or its rights
 */
export function databaseSentence(error: unknown, databaseUrl: string): string | null {
  if (!(error instanceof Error)) return null;
  // a name of several addresses, none of which answers, fails with all of their errors and no text
  const errors = error instanceof AggregateError ? [error, ...(error.errors as unknown[])] : [error];
  const all = errors.filter((one): one is Error & { code?: unknown } => one instanceof Error);
  const codes = all
    .map(({ code, message }) => `${typeof code === "string" ? code : ""} ${message}`)
    .join(" ");
  const reason = all.find(({ message }) => message)?.message ?? error.name;
  const found = sentences.find(([sign]) => sign.test(codes));
  return found ? found[1](addressOf(databaseUrl), reason) : null;
}
