/** `npm run restore -- FROM [--to DATA_DIR | --to postgresql://…]`: a backup into an empty place. */
import { EnvironmentError } from "@/lib/server/environment";
import { command } from "../serving/command";
import { dataFolderPath } from "../serving/data-folder";
import { endOnSignals } from "./end-on-signals";
import { putBack } from "./put-back";
import { readArguments } from "./read-arguments";

const help = `npm run restore -- BACKUP [--to PLACE]

  BACKUP        the folder of one backup, such as /mnt/backups/spiralroom-2026-03-01T03-00-00Z
  --to PLACE    a new data folder, or the postgresql:// address of an empty database;
                when left out DATABASE_URL, else the data folder

What is there already is never changed.`;

endOnSignals();
void command(async () => {
  const { values, positionals } = readArguments(help, { to: { type: "string" } }, true);
  const [from] = positionals;
  if (positionals.length !== 1) throw new EnvironmentError(help);
  const to = values.to ?? (process.env.DATABASE_URL || dataFolderPath());
  const manifest = await putBack(from, to);
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  // an address holds a password
  const database = /^postgres(ql)?:/.test(to);
  const place = database ? "the database, its secrets are in the data folder" : to;
  console.log(
    `• ${rows} rows of ${manifest.tables.length} tables, as they were at ${manifest.made}: ${place}`,
  );
  if (!values.to) return;
  const without = process.env.DATABASE_URL ? ", and without DATABASE_URL, which stands for another one" : "";
  console.log(
    `• Start it with ${database ? "DATABASE_URL set to that" : `SPIRALROOM_DATA set to that${without}`}.`,
  );
});
