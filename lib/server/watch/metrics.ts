/**
 * What a server is at, for Prometheus: counts and times, and no more of anybody than their role. Every label has few
 * values, all known here: requests, codes of refusals, roles.
 */
import { AggregatorRegistry, Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import type { ErrorCode } from "@/lib/contract/errors";
import type { RequestName } from "@/lib/contract/requests";
import { poolCounts } from "@/lib/db/pool";
import { onQueryTimes } from "@/lib/db/query-times";

/** seconds */
const quick = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];
const slow = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15];

export interface Sources {
  /** in memory */
  rooms: () => number;
  /** commands that are being decided and stored */
  commands: () => number;
  /** of every open socket */
  roles: () => Iterable<Role>;
}

export type Role = "student" | "instructor" | "screen";
const roles: readonly Role[] = ["student", "instructor", "screen"];

/** Costly work that waits for its turn and is then done. */
export type Work = "verification" | "attempt";

/** Several processes' metrics, counts added up, in the text format of Prometheus. @param all as `json` writes them */
export const together = (all: readonly string[]): Promise<string> =>
  AggregatorRegistry.aggregate(all.map((one) => JSON.parse(one))).metrics();

export class Metrics {
  readonly #registry = new Registry();
  readonly #acknowledged = this.#histogram(
    "spiralroom_acknowledgement_seconds",
    "From a request's arrival to its acknowledgement, by request",
    ["request"],
    quick,
  );
  readonly #refused = this.#counter("spiralroom_refusals_total", "Refused requests by code", ["code"]);
  readonly #repeated = this.#counter(
    "spiralroom_repeats_total",
    "Work that an outbox sent once more although it was stored, by request",
    ["request"],
  );
  readonly #worked = this.#histogram(
    "spiralroom_work_seconds",
    "From when work was asked for to its result, by kind",
    ["kind"],
    slow,
  );
  readonly #underway = this.#gauge(
    "spiralroom_work_underway",
    "Work that waits or is done just now, by kind",
    ["kind"],
  );
  readonly #asked = this.#histogram(
    "spiralroom_database_seconds",
    "Of the database's statements, by result",
    ["result"],
    quick,
  );

  constructor(sources: Sources) {
    // with it the processor's time, memory, garbage and the event loop's delay, which is looked at every 20 ms
    collectDefaultMetrics({ register: this.#registry, eventLoopMonitoringPrecision: 20 });
    this.#gauge("spiralroom_nodes", "Server processes on this machine", []).set(1);
    this.#gauge("spiralroom_rooms", "Rooms in memory", [], (gauge) => gauge.set(sources.rooms()));
    this.#gauge("spiralroom_commands_underway", "Commands that are being decided and stored", [], (gauge) =>
      gauge.set(sources.commands()),
    );
    this.#gauge("spiralroom_sockets", "Open sockets by role", ["role"], (gauge) => {
      for (const role of roles) gauge.set({ role }, 0);
      for (const role of sources.roles()) gauge.inc({ role });
    });
    this.#gauge("spiralroom_database_connections", "Connections to the database", ["state"], (gauge) => {
      for (const [state, count] of Object.entries(poolCounts())) gauge.set({ state }, count);
    });
    for (const kind of ["verification", "attempt"] satisfies Work[]) this.#underway.set({ kind }, 0);
    onQueryTimes((seconds, failed) =>
      this.#asked.observe({ result: failed ? "failed" : "answered" }, seconds),
    );
  }

  /** A request was answered. @param request "unknown" for any other name @param code of a refusal */
  acknowledged(request: RequestName | "unknown", seconds: number, code: ErrorCode | null): void {
    this.#acknowledged.observe({ request }, seconds);
    if (code !== null) this.#refused.inc({ code });
  }

  /** What was stored already came again. */
  repeated(request: RequestName): void {
    this.#repeated.inc({ request });
  }

  /** The same work, with what it takes noted. */
  timed<Given extends unknown[], Result>(
    kind: Work,
    work: (...given: Given) => Promise<Result>,
  ): (...given: Given) => Promise<Result> {
    return async (...given) => {
      const end = this.#worked.startTimer({ kind });
      this.#underway.inc({ kind });
      try {
        return await work(...given);
      } finally {
        this.#underway.dec({ kind });
        end();
      }
    };
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** Of this process, for `together`. */
  async json(): Promise<string> {
    return JSON.stringify(await this.#registry.getMetricsAsJSON());
  }

  #histogram(name: string, help: string, labelNames: string[], buckets: number[]): Histogram {
    return new Histogram({ name, help, labelNames, buckets, registers: [this.#registry] });
  }

  #counter(name: string, help: string, labelNames: string[]): Counter {
    return new Counter({ name, help, labelNames, registers: [this.#registry] });
  }

  #gauge(name: string, help: string, labelNames: string[], collect?: (gauge: Gauge) => void): Gauge {
    const gauge: Gauge = new Gauge({
      ...{ name, help, labelNames, registers: [this.#registry] },
      ...(collect && { collect: () => collect(gauge) }),
    });
    return gauge;
  }
}
