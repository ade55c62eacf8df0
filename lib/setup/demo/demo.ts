/** `npm run demo`: a server of its own with a sample instructor, a session under way and a dozen simulated students. */
import { spawn } from "node:child_process";
import path from "node:path";
import { servedAddresses } from "../serving/addresses";
import { command } from "../serving/command";
import { dataFolder } from "../serving/data-folder";
import { serve } from "../serving/serve";

void command(async () => {
  // a database of its own, so that no real class is touched; its link for a first account is not needed
  process.env.SPIRALROOM_DATA ||= path.join(dataFolder(), "demo");
  delete process.env.DATABASE_URL;
  process.env.LOG_LEVEL ||= "warn";
  const { port, https, databaseUrl } = await serve({
    development: false,
    https: process.argv.includes("--https"),
  });
  const url = `${https ? "https" : "http"}://127.0.0.1:${port}`;
  const program = path.join(import.meta.dirname, "class.ts");
  const { local } = await servedAddresses(port, https);
  const child = spawn(process.execPath, ["--import", "tsx", program, url, local], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      // the demo's own clients must trust the certificate that the demo made
      ...(https ? { NODE_TLS_REJECT_UNAUTHORIZED: "0" } : {}),
    },
  });
  process.on("exit", () => child.kill());
});
