/** The two roles of the embedded database: its owner, used by setup alone, and the server's, which only works on rows. */
import type pg from "pg";

/** superuser; the name that the first versions gave it */
export const owner = "spiralroom";
export const serverRole = "spiralroom_server";
export const databaseName = "spiralroom";

/** An address for one of the roles. */
export const urlOf = (role: string, password: string, port: number, name: string = databaseName): string =>
  `postgresql://${role}:${password}@127.0.0.1:${port}/${name}`;

/** Makes the database and the server's role, or sets right what differs. Connected as owner, to any database. */
export async function ensureRoles(client: pg.Client, serverPassword: string): Promise<void> {
  const databases = await client.query<{ datname: string }>("SELECT datname FROM pg_database");
  const names = databases.rows.map(({ datname }) => datname);
  if (!names.includes(databaseName)) await client.query(`CREATE DATABASE ${databaseName}`);
  const roles = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [serverRole]);
  const password = client.escapeLiteral(serverPassword);
  await client.query(
    `${roles.rowCount ? "ALTER" : "CREATE"} ROLE ${serverRole} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE
     NOREPLICATION NOBYPASSRLS PASSWORD ${password}`,
  );
  for (const name of new Set([...names, databaseName]))
    await client.query(`REVOKE ALL ON DATABASE ${client.escapeIdentifier(name)} FROM PUBLIC, ${serverRole}`);
  await client.query(`GRANT CONNECT ON DATABASE ${databaseName} TO ${serverRole}`);
}

/** Gives the server the rows of every table but the list of migrations. Connected as owner, to our database, migrated. */
export async function grantRows(client: pg.Client): Promise<void> {
  await client.query("BEGIN");
  for (const statement of [
    "REVOKE ALL ON SCHEMA public FROM PUBLIC",
    `GRANT USAGE ON SCHEMA public TO ${serverRole}`,
    `REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, ${serverRole}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${serverRole}`,
    `GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${serverRole}`,
    `REVOKE ALL ON TABLE "_prisma_migrations" FROM ${serverRole}`,
  ])
    await client.query(statement);
  await client.query("COMMIT");
}
