/** Starts the server from its environment and stops it in order. */
import { instructorOfCookies } from "@/lib/auth/instructor-of-request";
import { closeDatabase } from "@/lib/db/client";
import { startAttemptChecker } from "./attempts/attempt-checker";
import { createApplication, type Application } from "./create-application";
import type { AttemptChecker, InstructorOfCookies, Pages } from "./dependencies";
import type { ServerEnvironment } from "./environment";
import { createLog, type Log } from "./log";
import { preparePages } from "./pages";
import { RateLimits } from "./rate-limits";
import { startVerification } from "./verification/pool";

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
  /** the very last step of stopping: an embedded database, for one */
  afterClose?: () => Promise<void>;
}

export interface RunningServer {
  port: number;
  /** Stops everything in order; a second call waits for the first. */
  close: () => Promise<void>;
}

/** A stop that takes longer is cut short: what was acknowledged is safe anyway. */
const stopAtMostMs = 15_000;

function stopOnSignals(close: () => Promise<void>, log: Log): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      log.info("stopping", { signal });
      setTimeout(() => process.exit(1), stopAtMostMs).unref();
      close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
}

function closer(
  application: Application,
  afterClose: (() => Promise<void>) | undefined,
): () => Promise<void> {
  let closing: Promise<void> | undefined;
  const close = async () => {
    await application.close();
    await closeDatabase().catch(() => undefined);
    await afterClose?.();
  };
  return () => (closing ??= close());
}

/** Serves until a signal or `close`. Migrations are the caller's. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { environment, afterClose } = options;
  const { development, host, port, databaseUrl, logLevel } = environment;
  // the pages are another module graph and find the address here
  process.env.DATABASE_URL = databaseUrl;
  const log = createLog(logLevel);
  process.on("unhandledRejection", (error) => log.error("unhandled rejection", error));
  const application = createApplication({
    ...{ environment, log, now: Date.now },
    instructorOfCookies: options.instructorOfCookies ?? instructorOfCookies,
    attempts: options.attempts ?? startAttemptChecker(),
    pages: options.pages ?? (await preparePages(development, host, port)),
    limits: options.limits ?? new RateLimits(),
    verification: startVerification(),
  });
  const close = closer(application, afterClose);
  stopOnSignals(close, log);
  const listeningOn = await application.listen(port, host);
  log.info("listening", { port: listeningOn });
  return { port: listeningOn, close };
}
