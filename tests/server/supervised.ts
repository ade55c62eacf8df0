// What `npm start` runs, with the embedded database and the supervisor, but without the build and the pages.
import path from "node:path";
import { command } from "@/lib/setup/serving/command";
import { serve } from "@/lib/setup/serving/serve";

void command(async () => {
  const serving = await serve({
    development: true,
    https: false,
    nodes: process.env.TEST_NODES ? Number(process.env.TEST_NODES) : undefined,
    program: path.join(import.meta.dirname, "supervised-server.ts"),
  });
  process.send?.(serving);
});
