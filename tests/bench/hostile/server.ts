// The whole server, its pages included, in a process of its own that tells what it used. Environment: as for the real start.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { readEnvironment } from "@/lib/server/environment";
import { startServer } from "@/lib/server/main";
import { instructorOfCookies } from "../../server/harness";

const resolutionMs = 10;
const loop = monitorEventLoopDelay({ resolution: resolutionMs });
let rssAtMost = 0;

export interface ServerUsage {
  /** since the last question */
  longestStopMs: number;
  rssAtMost: number;
}

const { port } = await startServer({ environment: readEnvironment(process.env), instructorOfCookies });
loop.enable();
setInterval(() => (rssAtMost = Math.max(rssAtMost, process.memoryUsage.rss())), 50);
process.on("message", () => {
  const usage: ServerUsage = { longestStopMs: Math.max(0, loop.max / 1e6 - resolutionMs), rssAtMost };
  loop.reset();
  rssAtMost = process.memoryUsage.rss();
  process.send?.(usage);
});
process.send?.({ port });
