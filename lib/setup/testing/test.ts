/** `npm test`: everything, from formatting to a real browser against the production build. */
import { ensureBuild } from "../serving/build";
import { command } from "../serving/command";
import { findBrowser } from "./browser";
import { staticStages, unitOnOtherNodes } from "./fast-stages";
import { playwright, runStages, vitest, type Stage } from "./stages";

const say = (line: string): void => console.log(`• ${line}`);

const build: Stage = {
  name: "production build",
  run: async () => {
    await ensureBuild(say);
    return { passed: 1, failed: 0 };
  },
};

void command(async () => {
  const browser = findBrowser(say);
  process.env.CHROMIUM = browser;
  const passed = await runStages([
    ...staticStages,
    build,
    vitest("unit and integration"),
    ...unitOnOtherNodes,
    playwright("end to end", () => browser),
  ]);
  process.exit(passed ? 0 : 1);
});
