/** `npm run check`: the fast part of the tests. */
import { staticStages, unitFolders } from "./fast-stages";
import { command } from "./serve";
import { runStages, vitest } from "./stages";

void command(async () => {
  const passed = await runStages([...staticStages, vitest("unit", ...unitFolders)]);
  process.exit(passed ? 0 : 1);
});
