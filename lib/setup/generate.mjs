// `prisma generate` never runs the schema engine but insists on having it downloaded; naming any existing file stops that.
import { existsSync } from "node:fs";
import { spawnSync } from "node:child_process";

if (existsSync("prisma/schema.prisma")) {
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? "package.json",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  };
  const args = ["node_modules/prisma/build/index.js", "generate", "--config", "prisma/prisma.config.ts"];
  process.exit(spawnSync(process.execPath, args, { stdio: "inherit", env }).status ?? 1);
}
