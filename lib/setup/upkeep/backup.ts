/** `npm run backup [-- --to DIR] [--keep N]`: everything in one folder, while the server runs or not. */
import path from "node:path";
import { EnvironmentError } from "@/lib/server/environment";
import { command } from "../serving/command";
import { dataFolderPath } from "../serving/data-folder";
import { dropOlder } from "./drop-older";
import { endOnSignals } from "./end-on-signals";
import { makeBackup } from "./make-backup";
import { readArguments } from "./read-arguments";

const help = `npm run backup -- [--to FOLDER] [--keep N]

  --to FOLDER   where backups lie, one folder each; beside the data folder when left out
  --keep N      remove all but the newest N that lie there

It runs beside the server, with its data folder and variables.`;

endOnSignals();
void command(async () => {
  const { values } = readArguments(help, { to: { type: "string" }, keep: { type: "string" } });
  const { to = `${dataFolderPath()}-backups`, keep } = values;
  if (keep !== undefined && !/^[1-9]\d{0,4}$/.test(keep))
    throw new EnvironmentError("--keep wants the number of backups to keep, such as --keep 14.");
  const into = path.resolve(to);
  const { folder, manifest } = await makeBackup(into);
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const bytes = manifest.tables.reduce((sum, table) => sum + table.bytes, 0);
  const size = bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
  console.log(`• ${rows} rows of ${manifest.tables.length} tables, ${size}: ${folder}`);
  console.log(
    "• It holds names, answers and the key of every sign-in: keep it private, and on another disk.",
  );
  if (keep !== undefined) for (const old of dropOlder(into, Number(keep))) console.log(`• Removed ${old}`);
});
