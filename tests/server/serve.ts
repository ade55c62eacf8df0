// The real server in a process of its own, without the pages. Environment: as for the real start.
import { readEnvironment } from "@/lib/server/environment";
import { startServer } from "@/lib/server/main";
import { instructorOfCookies, noPages } from "./harness";

const { port } = await startServer({
  environment: readEnvironment(process.env),
  instructorOfCookies,
  pages: noPages,
});
// whoever started it may ask what it used
process.on("message", () => process.send?.({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss() }));
process.send?.({ port });
