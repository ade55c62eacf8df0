/** The database that a server of this environment uses: another machine's, or the embedded one, running or not. */
import { existsSync } from "node:fs";
import path from "node:path";
import { EnvironmentError } from "@/lib/server/environment";
import { claimFolder, isClaimed } from "../serving/claim-folder";
import { dataFolderPath } from "../serving/data-folder";
import { checkAnswers } from "../serving/database/own-connection";
import { startEmbeddedDatabase } from "../serving/database/embedded-database";
import { portOfRunning } from "../serving/database/postmaster";
import { owner, urlOf } from "../serving/database/roles";
import { databasePasswords } from "../serving/secrets";

/**
 * Gives its address to the work. An embedded one that does not run is started for as long as that takes.
 * @throws EnvironmentError when there is none, or it lets nobody in
 */
export async function withFoundDatabase<Value>(
  work: (databaseUrl: string) => Promise<Value>,
): Promise<Value> {
  const own = process.env.DATABASE_URL;
  if (own) {
    await checkAnswers(own);
    return work(own);
  }
  const folder = dataFolderPath();
  const cluster = path.join(folder, "pg");
  if (!existsSync(path.join(cluster, "PG_VERSION")))
    throw new EnvironmentError(
      `There is no database in ${folder}. Set the environment variable SPIRALROOM_DATA or DATABASE_URL as the server has it.`,
    );
  const password = databasePasswords().owner;
  if (await isClaimed(folder)) {
    const port = portOfRunning(cluster);
    if (port === null)
      throw new EnvironmentError(`The database in ${folder} is just starting or ending. Try again.`);
    return work(urlOf(owner, password, port));
  }
  await claimFolder(folder);
  const database = await startEmbeddedDatabase(cluster, password, 1, () => undefined);
  try {
    return await work(urlOf(owner, password, database.port));
  } finally {
    await database.stop();
  }
}
