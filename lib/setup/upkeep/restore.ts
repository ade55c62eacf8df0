/** `npm run restore -- FROM [--to DATA_DIR | --to postgresql://…]`: a backup into an empty place. */
import { parseArgs } from "node:util";
import { EnvironmentError } from "@/lib/server/environment";
import { command } from "../serving/command";
import { dataFolderPath } from "../serving/data-folder";
import { endOnSignals } from "./end-on-signals";
import { putBack } from "./put-back";

endOnSignals();
void command(async () => {
  const { values, positionals } = parseArgs({
    options: { to: { type: "string" } },
    allowPositionals: true,
  });
  const [from] = positionals;
  if (positionals.length !== 1)
    throw new EnvironmentError("Say which: npm run restore -- FOLDER [--to DATA_FOLDER or postgresql://…].");
  const to = values.to ?? (process.env.DATABASE_URL || dataFolderPath());
  const manifest = await putBack(from, to);
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  // an address holds a password
  const place = /^postgres(ql)?:/.test(to) ? "the database, its secrets are in the data folder" : to;
  console.log(
    `• ${rows} rows of ${manifest.tables.length} tables, as they were at ${manifest.made}: ${place}`,
  );
  if (values.to) console.log("• Start it with SPIRALROOM_DATA, or DATABASE_URL, set to that.");
});
