/** `npm run bench -- NAME …`: runs tests/bench/NAME.ts, which prints one JSON line last. */
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { copyAssets } from "../serving/copy-assets";

const folder = "tests/bench";
const [name = "", ...args] = process.argv.slice(2);
const file = `${folder}/${name}.ts`;

if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
  const known = readdirSync(folder).flatMap((entry) =>
    /^[a-z]+\.ts$/.test(entry) ? entry.replace(".ts", "") : [],
  );
  console.error(`There is no benchmark "${name}". Use one of: ${known.join(", ")}.`);
  process.exit(1);
}

await copyAssets();
const child = spawn(process.execPath, ["--import", "tsx", file, ...args], { stdio: "inherit" });
child.on("exit", (code) => process.exit(code ?? 1));
