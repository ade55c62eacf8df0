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
    return { passed: 1, failures: [] };
  },
};

void command(async () => {
  const browser = findBrowser(say);
  process.env.CHROMIUM = browser;
  const passed = await runStages([
    ...staticStages,
    build,
    vitest("unit and integration"),
    // a browser's tests wait much: what they leave of the processors is enough for the other Nodes
    { ...playwright("end to end", () => browser), beside: unitOnOtherNodes },
  ]);
  process.exit(passed ? 0 : 1);
});
