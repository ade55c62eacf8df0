/** The web pages, rendered by Next in this process. */
import { readFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import path from "node:path";
import type { Duplex } from "node:stream";
import next from "next";
import type { Pages } from "./dependencies";
import { sendCompressed } from "./http/compressed-file";

/** Without what Next says of itself to nobody in particular: the log is one JSON object a line. */
async function quietly(task: () => Promise<unknown>, output: Pick<Console, "log"> = console): Promise<void> {
  const { log } = output;
  output.log = () => undefined;
  try {
    await task();
  } finally {
    output.log = log;
  }
}

/** Prepares Next for the repository's root; in production its build must exist. */
export async function preparePages(development: boolean, host: string, port: number): Promise<Pages> {
  const application = next({ dev: development, dir: process.cwd(), hostname: host, port });
  if (development) await application.prepare();
  else await quietly(() => application.prepare());
  const handle = application.getRequestHandler();
  const upgrade = application.getUpgradeHandler();
  const folder = process.env.NEXT_DIST_DIR ?? ".next";
  const build = development ? null : await readFile(path.join(folder, "BUILD_ID"), "utf8");
  return {
    build,
    handle: async (request, response) => {
      // in development files change under their names
      if (development || !(await sendCompressed(request, response, folder))) await handle(request, response);
    },
    upgrade: development
      ? (request: IncomingMessage, socket: Duplex, head: Buffer) => void upgrade(request, socket, head)
      : undefined,
    close: () => application.close(),
  };
}
