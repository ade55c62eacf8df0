/** The database: whether it answers, keeps what it says it kept, and is of this version. */
import pg from "pg";
import { goneAfterMs } from "@/lib/db/gone-after";
import { readMigrations } from "@/lib/db/migrate";
import { EnvironmentError } from "@/lib/server/environment";
import { personalCodeHashOf, personalCodeOf } from "@/lib/server/personal-code";
import { checkOwnConnection } from "../../serving/database/own-connection";
import { passwordOf, sharedSecret } from "../../serving/share-secrets";
import { look, well, wrong, type Finding } from "./finding";

export interface DatabaseFacts {
  /** such as 180001 */
  version: number;
  encoding: string;
  /** names of settings → values */
  settings: Readonly<Record<string, string>>;
  /** a copy that only follows another */
  standby: boolean;
  /** its clock minus this machine's, and how long a question takes; ms */
  ahead: number;
  tripMs: number;
  /** of this version that it lacks, and of another that it has */
  missing: readonly string[];
  foreign: readonly string[];
  /** whether the newest participant's code was made with this server's secret; null without any */
  secretFits: boolean | null;
  /** server processes that serve on it now, and how many versions they are of */
  nodes: number;
  versions: number;
}

const lossy = [
  ["fsync", "a power cut destroys it"],
  ["synchronous_commit", "a power cut takes what pages were told is saved"],
  ["full_page_writes", "a power cut destroys it"],
] as const;

/** on this machine's network; beyond it each submission waits several times as long */
const farMs = 20;
const skewMs = 2_000;

function judgeKeeping({ settings, standby }: DatabaseFacts): Finding[] {
  const off = lossy.filter(([name]) => settings[name] === "off");
  const written: Finding[] =
    off.length === 0
      ? [well("It keeps what it has confirmed, over a power cut too.", "已确认的内容断电也不会丢失。")]
      : off.map(([name, so]) =>
          wrong(
            [`${name} is off: ${so}.`, `${name} 已关闭：断电会丢失已确认的内容。`],
            [
              `ALTER SYSTEM SET ${name} = on; SELECT pg_reload_conf();`,
              `ALTER SYSTEM SET ${name} = on; SELECT pg_reload_conf();`,
            ],
          ),
        );
  if (standby || settings.default_transaction_read_only === "on")
    written.push(
      wrong(
        ["It takes no writing.", "数据库不接受写入。"],
        [
          "Set DATABASE_URL to the one that does, not to a copy that follows it.",
          "请把 DATABASE_URL 设为可写的主库，而不是跟随它的副本。",
        ],
      ),
    );
  return written;
}

function judgeSchema({ missing, foreign, secretFits }: DatabaseFacts): Finding[] {
  const found: Finding[] = [];
  if (foreign.length > 0)
    found.push(
      wrong(
        [
          `It is of a newer version: it has the migration ${foreign[0]}.`,
          `数据库属于更新的版本：含有迁移 ${foreign[0]}。`,
        ],
        [
          "Run that version, or restore a backup of before the update.",
          "请运行那个版本，或恢复更新之前的备份。",
        ],
      ),
    );
  else if (missing.length > 0)
    found.push(
      look(
        [
          `${missing.length} migrations of this version are not applied yet.`,
          `本版本有 ${missing.length} 个迁移尚未应用。`,
        ],
        ["Make a backup; the next start applies them.", "请先备份；下次启动时会应用。"],
      ),
    );
  else found.push(well("It has every migration of this version.", "本版本的迁移都已应用。"));
  if (secretFits === false)
    found.push(
      wrong(
        [
          "Its personal codes were made with another SPIRALROOM_SECRET: none is taken.",
          "数据库里的个人码是用另一个 SPIRALROOM_SECRET 生成的：都无法使用。",
        ],
        ["Give the server the secret that the class had.", "请让服务器使用课堂当时的密钥。"],
      ),
    );
  return found;
}

function judgeNodes({ nodes, versions }: DatabaseFacts): Finding[] {
  if (nodes === 0) return [];
  if (versions > 1)
    return [
      look(
        [
          `${nodes} server processes serve on it, of ${versions} versions.`,
          `${nodes} 个服务器进程在使用它，分属 ${versions} 个版本。`,
        ],
        [
          "Bring the rest to the new version, one after another: npm start -- --upgrade.",
          "请把其余的逐个换成新版本：npm start -- --upgrade。",
        ],
      ),
    ];
  const are = nodes === 1 ? "process serves" : "processes serve";
  return [well(`${nodes} server ${are} on it.`, `${nodes} 个服务器进程在使用它。`)];
}

/** @returns what is to be said of a database that answers */
export function judgeDatabase(facts: DatabaseFacts): Finding[] {
  const { version, encoding, ahead, tripMs, settings } = facts;
  const major = Math.floor(version / 10_000);
  const found: Finding[] = [
    major < 14
      ? wrong(
          [`PostgreSQL ${major} answers.`, `PostgreSQL ${major} 有回答。`],
          ["Bring it to 14 or newer.", "请升级到 14 或更新的版本。"],
        )
      : well(
          `PostgreSQL ${major} answers within ${Math.ceil(tripMs)} ms.`,
          `PostgreSQL ${major} 在 ${Math.ceil(tripMs)} 毫秒内回答。`,
        ),
  ];
  if (tripMs > farMs)
    found.push(
      look(
        [`A question to it takes ${Math.ceil(tripMs)} ms.`, `每次询问需 ${Math.ceil(tripMs)} 毫秒。`],
        ["Put the server near its database.", "请把服务器放在离数据库近的地方。"],
      ),
    );
  if (encoding !== "UTF8")
    found.push(
      wrong(
        [`It is encoded in ${encoding}.`, `数据库编码为 ${encoding}。`],
        ["Create it with ENCODING 'UTF8'.", "请以 ENCODING 'UTF8' 创建数据库。"],
      ),
    );
  if (Math.abs(ahead) > skewMs) {
    const seconds = Math.round(ahead / 1_000);
    found.push(
      look(
        [
          `This machine's clock differs from the database's by ${-seconds} s.`,
          `本机时钟与数据库相差 ${-seconds} 秒。`,
        ],
        [
          "Let both follow a time server: timedatectl set-ntp true.",
          "请让两者都与时间服务器同步：timedatectl set-ntp true。",
        ],
      ),
    );
  } else found.push(well("This machine's clock agrees with the database's.", "本机时钟与数据库一致。"));
  if (Number(settings.max_connections) < 30)
    found.push(
      look(
        [`It takes ${settings.max_connections} connections.`, `最多 ${settings.max_connections} 个连接。`],
        [
          "A server process uses up to 16: raise max_connections.",
          "每个服务器进程最多使用 16 个：请调大 max_connections。",
        ],
      ),
    );
  return [...found, ...judgeKeeping(facts), ...judgeSchema(facts), ...judgeNodes(facts)];
}

const settingsAsked = [
  ...lossy.map(([name]) => name),
  ...["max_connections", "default_transaction_read_only"],
];

async function askTrip(client: pg.Client): Promise<Pick<DatabaseFacts, "ahead" | "tripMs">> {
  let best = { ahead: 0, tripMs: Infinity };
  for (let times = 0; times < 5; times++) {
    const [asked, began] = [Date.now(), performance.now()];
    const { rows } = await client.query<{ now: string }>(
      "SELECT extract(epoch FROM clock_timestamp()) * 1000 AS now",
    );
    const tripMs = performance.now() - began;
    // read halfway there
    if (tripMs < best.tripMs) best = { ahead: Number(rows[0].now) - asked - tripMs / 2, tripMs };
  }
  return best;
}

async function askMigrations(client: pg.Client): Promise<Pick<DatabaseFacts, "missing" | "foreign">> {
  const ours = (await readMigrations()).map(({ name }) => name);
  const listed = await client.query<{ some: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS some`,
  );
  if (!listed.rows[0].some) return { missing: ours, foreign: [] };
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const applied = new Set(rows.map(({ name }) => name));
  const known = new Set(ours);
  return {
    missing: ours.filter((name) => !applied.has(name)),
    foreign: [...applied].filter((name) => !known.has(name)),
  };
}

/** The secret that a start takes from the database, whatever the data folder has. */
async function askShared(client: pg.Client, databaseUrl: string): Promise<string | null> {
  const table = await client.query<{ some: boolean }>(`SELECT to_regclass('"Secret"') IS NOT NULL AS some`);
  const password = passwordOf(databaseUrl);
  return table.rows[0].some && password !== null ? sharedSecret(client, "SPIRALROOM_SECRET", password) : null;
}

async function askSecret(client: pg.Client, secret: string | undefined): Promise<boolean | null> {
  const table = await client.query<{ some: boolean }>(
    `SELECT to_regclass('"Participant"') IS NOT NULL AS some`,
  );
  if (!table.rows[0].some || !secret) return null;
  const { rows } = await client.query<{ id: string; hash: string }>(
    `SELECT id, "personalCodeHash" AS hash FROM "Participant" ORDER BY "joinedAt" DESC LIMIT 1`,
  );
  return rows.length === 0
    ? null
    : personalCodeHashOf(secret, personalCodeOf(secret, rows[0].id)) === rows[0].hash;
}

async function askNodes(client: pg.Client): Promise<Pick<DatabaseFacts, "nodes" | "versions">> {
  const table = await client.query<{ some: boolean }>(`SELECT to_regclass('"Node"') IS NOT NULL AS some`);
  if (!table.rows[0].some) return { nodes: 0, versions: 0 };
  const { rows } = await client.query<Pick<DatabaseFacts, "nodes" | "versions">>(
    `SELECT count(*)::int AS nodes, count(DISTINCT build)::int AS versions FROM "Node"
     WHERE "seenAt" > clock_timestamp() - $1 * interval '1 millisecond'`,
    [goneAfterMs],
  );
  return rows[0];
}

async function ask(client: pg.Client, secret: string | undefined): Promise<DatabaseFacts> {
  const { rows } = await client.query<{ name: string; setting: string }>(
    "SELECT name, setting FROM pg_settings WHERE name = ANY($1)",
    [[...settingsAsked, "server_version_num", "server_encoding"]],
  );
  const settings = Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
  const standby = await client.query<{ standby: boolean }>("SELECT pg_is_in_recovery() AS standby");
  return {
    version: Number(settings.server_version_num),
    encoding: settings.server_encoding,
    settings,
    standby: standby.rows[0].standby,
    ...(await askTrip(client)),
    ...(await askMigrations(client)),
    secretFits: await askSecret(client, secret),
    ...(await askNodes(client)),
  };
}

/** Whether what stands between gives the server connections of its own. */
async function examineConnections(databaseUrl: string): Promise<Finding[]> {
  try {
    await checkOwnConnection(databaseUrl);
    return [];
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    return [
      wrong(
        [
          "Through what DATABASE_URL leads to, the server does not start.",
          "通过 DATABASE_URL 服务器无法启动。",
        ],
        [
          error.message,
          "请把 DATABASE_URL 设为 PostgreSQL 自己的地址；使用 PgBouncer 时需要 pool_mode = session 和 ignore_startup_parameters = statement_timeout,idle_in_transaction_session_timeout。",
        ],
      ),
    ];
  }
}

interface KnownSecret {
  /** of personal codes */
  secret: string | undefined;
  /** the environment says otherwise than to take the database's in its place */
  set: boolean;
}

export async function examineDatabase(databaseUrl: string, { secret, set }: KnownSecret): Promise<Finding[]> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 5_000,
    query_timeout: 10_000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const used = (set ? null : await askShared(client, databaseUrl)) ?? secret;
    return [...judgeDatabase(await ask(client, used)), ...(await examineConnections(databaseUrl))];
  } catch (error) {
    const reason = error instanceof Error ? error.message || error.name : String(error);
    return [
      wrong(
        [`The database does not answer: ${reason}.`, `数据库没有回答：${reason}。`],
        [
          "Start it, and compare DATABASE_URL (host, port, name, password) with what it listens to.",
          "请启动数据库，并核对 DATABASE_URL（主机、端口、名称、密码）。",
        ],
      ),
    ];
  } finally {
    await client.end().catch(() => undefined);
  }
}
