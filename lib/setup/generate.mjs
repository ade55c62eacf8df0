/** `prisma generate` never runs the schema engine but insists on having it downloaded; naming any existing file stops that. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const schema = "prisma/schema.prisma";
/** a copy of the schema that the client was made from; bootstrap compares it */
const madeFrom = "lib/db/generated/made-from.prisma";

if (existsSync(schema)) {
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? "package.json",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  };
  const args = ["node_modules/prisma/build/index.js", "generate", "--config", "prisma/prisma.config.ts"];
  const { status } = spawnSync(process.execPath, args, { stdio: "inherit", env });
  if (status === 0) writeFileSync(madeFrom, readFileSync(schema));
  const packed = spawnSync(process.execPath, ["lib/setup/pack-python.mjs"], { stdio: "inherit" });
  process.exit(status || (packed.status ?? 1));
}
