/** The production build, made only when what goes into it has changed. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bundleServiceWorker, serviceWorkerFile } from "./bundle-service-worker";
import { compressFiles, compressPython } from "./compress-files";
import { copyAssets } from "./copy-assets";

const sources = [
  "app",
  "components",
  "lib",
  "public",
  "next.config.js",
  "package-lock.json",
  "tsconfig.json",
  ".postcssrc.json",
];
/** not part of the pages */
const apart = ["lib/setup", "lib/server", "lib/db/generated", serviceWorkerFile];

function filesUnder(name: string): string[] {
  if (apart.includes(name) || !existsSync(name)) return [];
  const entries = readdirSync(name, { withFileTypes: true });
  return entries
    .flatMap((entry) =>
      entry.isDirectory() ? filesUnder(`${name}/${entry.name}`) : [`${name}/${entry.name}`],
    )
    .filter((file) => !apart.includes(file))
    .sort();
}

function fingerprint(): string {
  const hash = createHash("sha256").update(process.version.split(".")[0]);
  for (const source of sources) {
    const files = source.includes(".") ? [source] : filesUnder(source);
    for (const file of files) hash.update(file).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function nextBuild(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
      stdio: "inherit",
      env: { ...process.env, NODE_ENV: "production" },
    });
    child.on("exit", (code) =>
      code === 0 ? resolve() : reject(new Error("The production build failed; the lines above say where.")),
    );
  });
}

/** Builds when needed. @returns whether it did */
export async function ensureBuild(say: (line: string) => void): Promise<boolean> {
  await copyAssets();
  const folder = process.env.NEXT_DIST_DIR ?? ".next";
  const stampFile = path.join(folder, "spiralroom-sources");
  const current = fingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === current) return false;
  say("Building the pages (about a minute the first time)…");
  await bundleServiceWorker();
  await nextBuild();
  await compressFiles(folder);
  await compressPython(folder, "public/vendor/python");
  writeFileSync(stampFile, current);
  return true;
}
