/** `npm run check`: the fast part of the tests. */
import { command } from "../serving/command";
import { staticStages, unitFolders } from "./fast-stages";
import { runStages, vitest } from "./stages";

void command(async () => {
  const passed = await runStages([...staticStages, vitest("unit", unitFolders)]);
  process.exit(passed ? 0 : 1);
});
