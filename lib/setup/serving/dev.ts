/** `npm run dev`: the pages reload as they change; the server is started again by hand. */
import { command } from "./command";
import { copyAssets } from "./copy-assets";
import { serve } from "./serve";

void command(async () => {
  await copyAssets();
  return serve({ development: true, https: process.argv.includes("--https") });
});
