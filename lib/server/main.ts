/** Starts the server from its environment and stops it in order. */
import type { Socket } from "node:net";
import { instructorOfCookies } from "@/lib/auth/instructor-of-request";
import { closeDatabase } from "@/lib/db/pool";
import { startAttemptChecker } from "./attempts/attempt-checker";
import { boundOutput } from "./bounded-output";
import { consoleToLog } from "./console-to-log";
import { createApplication, type Application } from "./create-application";
import type { AttemptChecker, InstructorOfCookies, Pages } from "./dependencies";
import type { ServerEnvironment } from "./environment";
import { keyedDigest } from "./keyed-digest";
import { createLog, type Log } from "./log";
import { registerNode, type Nodes } from "./nodes/registry";
import { Siblings } from "./nodes/siblings";
import { secretsPrint } from "./nodes/secrets-print";
import { preparePages } from "./pages";
import { RateLimits } from "./rate-limits";
import { startSweeping } from "./sweeping";
import { startVerification } from "./verification/pool";
import { ClockWatch } from "./watch/clock-watch";

export interface StartOptions {
  environment: ServerEnvironment;
  /** next-auth's cookies when left out */
  instructorOfCookies?: InstructorOfCookies;
  /** checks in processes of its own when left out */
  attempts?: AttemptChecker;
  /** Next when left out */
  pages?: Pages;
  /** as everybody's when left out */
  limits?: RateLimits;
  /** Hands connections to what takes them; the server listens itself when left out. */
  handed?: (take: (connection: Socket) => void) => void;
}

export interface RunningServer {
  port: number;
  /** Ends this process after everything was stopped in order, with code 0; the reason is for the log. */
  stop: (reason: string) => void;
}

/** A stop that takes longer is cut short: what was acknowledged is safe anyway. */
const stopAtMostMs = 15_000;

/** What ends this process in order, however often it is asked to. */
function stopper(application: Application, nodes: Nodes, log: Log): (reason: string) => void {
  const close = async () => {
    await application.close();
    await nodes.stop();
    await closeDatabase().catch(() => undefined);
  };
  let stopping = false;
  return (reason) => {
    if (stopping) return;
    stopping = true;
    log.info("stopping", { reason });
    setTimeout(() => process.exit(1), stopAtMostMs).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
}

/** Serves until a signal or `stop`. Migrations and the database itself are the caller's. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { environment } = options;
  const { development, host, port, databaseUrl, logLevel } = environment;
  // the pages are another module graph and find the address here
  process.env.DATABASE_URL = databaseUrl;
  const log = createLog(logLevel);
  if (!development) for (const stream of [process.stdout, process.stderr]) boundOutput(stream);
  process.on("unhandledRejection", (error) => log.error("unhandled rejection", error));
  // actions encrypt with it what they were bound to; Next takes it from here
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = keyedDigest(environment.secret, "actions", "").toString(
    "base64",
  );
  const pages = options.pages ?? (await preparePages(development, host, port));
  const { build, siblings, upgrade } = environment;
  const nodes = await registerNode({ build, secrets: secretsPrint(environment) }, { log, upgrade });
  new ClockWatch(() => nodes.clockOffsetMs(), log).start();
  const application = createApplication({
    ...{ environment, log, nodes, pages },
    now: () => Math.round(Date.now() + nodes.clockOffsetMs()),
    siblings: siblings === null ? null : new Siblings(siblings, nodes.id, environment.secret, log),
    instructorOfCookies: options.instructorOfCookies ?? instructorOfCookies,
    attempts: options.attempts ?? startAttemptChecker({ log }),
    limits: options.limits ?? new RateLimits(),
    verification: startVerification(),
  });
  const stop = stopper(application, nodes, log);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop(signal));
  if (options.handed) options.handed(await application.takeConnections());
  const servedOn = options.handed ? port : await application.listen(port, host);
  // from here on nobody at a start reads what packages print
  if (!development) consoleToLog(log);
  log.info("listening", { port: servedOn });
  startSweeping(environment.keepDays, log, () => Math.round(Date.now() + nodes.clockOffsetMs()));
  return { port: servedOn, stop };
}
