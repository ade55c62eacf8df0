/** What the server is made from; tests and the real start differ only here. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { RequestHeaders } from "@/lib/auth/instructor-of-request";
import type { AttemptVerdict } from "@/lib/contract/views";
import type { ServerEnvironment } from "./environment";
import type { Log } from "./log";
import type { Nodes } from "./nodes/registry";
import type { Siblings } from "./nodes/siblings";
import type { RateLimits } from "./rate-limits";
import type { Verification } from "./verification/pool";

/** Who is signed in by these headers' cookies, asked from the database. */
export type InstructorOfCookies = (
  headers: RequestHeaders,
) => Promise<{ instructorId: string; signInId: string } | null>;

export interface AttemptJob {
  attemptId: string;
  exerciseId: string;
  source: string;
  /** whose it is: one owner's attempts are checked one after another */
  owner: string;
  /** they have had a verdict before */
  tried?: boolean;
  /** the address of somebody in no session, who comes behind everybody in one */
  strangerAt?: string;
}

export interface AttemptChecker {
  /** The verdict on a tensor exercise; null when there is no such exercise, when to come again if too much waits. */
  check: (job: AttemptJob) => Promise<AttemptVerdict | null | { retryAfterMs: number }>;
  close: () => void;
}

/** The web pages. */
export interface Pages {
  /** which they are, as each of them names it; null, or left out, while they change under one's hands */
  build?: string | null;
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** of development: hot reload */
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  close: () => Promise<void>;
}

export interface Dependencies {
  environment: Pick<ServerEnvironment, "development" | "publicUrl" | "proxies" | "tls" | "secret"> &
    Partial<Pick<ServerEnvironment, "metricsToken">>;
  log: Log;
  verification: Verification;
  instructorOfCookies: InstructorOfCookies;
  attempts: AttemptChecker;
  pages: Pages;
  limits: RateLimits;
  /** this process among those on its database; alone when left out */
  nodes?: Nodes;
  /** the nodes of this machine behind the same port; null or left out when there are none */
  siblings?: Siblings | null;
  /** ms since the epoch */
  now: () => number;
}
