/**
 * Pages are rendered a few at a time, one from every device after another: each takes the one thread some tens of
 * milliseconds. Between them what the sockets bring is heard, and acknowledged first.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { TooBusy, TurnQueue } from "@/lib/auth/turn-queue";
import type { CommandsUnderway } from "../commands-underway";
import { turnAway } from "./turn-away";

/**
 * A hall of a thousand that opens the page at once waits in it; more are told to come again. While one page waits for
 * the database another is made.
 */
const limits = { atOnce: 2, waiting: 2_000, waitingOfShare: 1_200, longestWait: 20_000 };

/** Whoever takes their page slowly, or asks for one that waits, keeps nobody from theirs for longer than this. */
const longestTurnMs = 100;

/** Files cost next to nothing, and a page asks for dozens. */
const isFile = ({ url }: IncomingMessage): boolean => url?.startsWith("/_next/static/") ?? false;

function refuse(request: IncomingMessage, response: ServerResponse, seconds: number): void {
  response.setHeader("Retry-After", seconds);
  // a browser asks again by itself
  response.setHeader("Refresh", seconds);
  turnAway(
    request,
    response,
    503,
    `Too many ask for pages at once. This one comes by itself in ${seconds} seconds.`,
  );
}

/** The turns of one server. */
export class PageTurns {
  readonly #queue = new TurnQueue(limits);
  readonly #underway: CommandsUnderway;

  constructor(underway: CommandsUnderway) {
    this.#underway = underway;
  }

  /** Renders in its turn. @param share whose turn it is: a device, or without one a place */
  async take(
    request: IncomingMessage,
    response: ServerResponse,
    share: string,
    render: () => Promise<void>,
  ): Promise<void> {
    if (isFile(request)) return await render();
    let rendered = Promise.resolve();
    const turn = async () => {
      await this.#underway.giveWay();
      // who has gone meanwhile needs no page
      if (response.destroyed) return;
      rendered = render();
      await Promise.race([rendered, pause(longestTurnMs)]);
    };
    try {
      await this.#queue.run(share, turn);
    } catch (error) {
      if (!(error instanceof TooBusy)) throw error;
      return refuse(request, response, error.seconds);
    }
    await rendered;
  }
}
