/** The production build, made only when what goes into it has changed. */
import { spawn } from "node:child_process";
import { createHash, type Hash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bundleServiceWorker, serviceWorkerFile } from "./bundle-service-worker";
import { compressFiles, compressImage, compressPython } from "./compress-files";
import { copyAssets } from "./copy-assets";
import { tellLines } from "./tell-lines";

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

function filesUnder(name: string, apart: readonly string[]): string[] {
  if (apart.includes(name) || !existsSync(name)) return [];
  if (statSync(name).isFile()) return [name];
  const entries = readdirSync(name, { withFileTypes: true });
  return entries
    .flatMap((entry) =>
      entry.isDirectory() ? filesUnder(`${name}/${entry.name}`, apart) : [`${name}/${entry.name}`],
    )
    .filter((file) => !apart.includes(file))
    .sort();
}

function fingerprint(names: readonly string[], apart: readonly string[]): Hash {
  const hash = createHash("sha256");
  for (const name of names)
    for (const file of filesUnder(name, apart)) hash.update(file).update(readFileSync(file));
  return hash;
}

/** Of all that a server runs: two with the same print are the same version. 20 characters. */
export const sourcesPrint = (): string =>
  fingerprint([...sources, "prisma/migrations"], ["lib/db/generated", "public"])
    .digest("hex")
    .slice(0, 20);

/**
 * Builds what machines with the same sources build alike: its name, and the ids of the actions that pages call. The key
 * of this name is known to whoever knows the sources; a server encrypts with one of its own.
 */
function nextBuild(print: string, say: (line: string) => void): Promise<void> {
  // at a terminal it shows how far it is; what collects lines is told each in its own form
  const said = process.stdout.isTTY ? "inherit" : "pipe";
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
      stdio: ["inherit", said, said],
      env: {
        ...process.env,
        ...{ NODE_ENV: "production", SPIRALROOM_PAGES: print.slice(0, 20) },
        NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.from(print, "hex").toString("base64"),
      },
    });
    for (const stream of [child.stdout, child.stderr]) if (stream) tellLines(stream, say);
    // once everything that it said has come
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(new Error("The production build failed; the lines above say where.")),
    );
  });
}

/** Builds when needed. @returns whether it did */
export async function ensureBuild(say: (line: string) => void): Promise<boolean> {
  await copyAssets();
  const folder = process.env.NEXT_DIST_DIR ?? ".next";
  const stampFile = path.join(folder, "spiralroom-sources");
  const print = fingerprint(sources, apart).digest("hex");
  const current = `${print} ${process.version.split(".")[0]}`;
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === current) return false;
  say("Building the pages (about a minute the first time)…");
  await bundleServiceWorker();
  await nextBuild(print, say);
  await compressFiles(folder);
  await compressPython(folder, "public/vendor/python");
  await compressImage(folder);
  writeFileSync(stampFile, current);
  return true;
}
