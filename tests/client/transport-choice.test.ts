// Every order of events on the way to a connection, without a network.
import fc from "fast-check";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { TransportChoice, type Attempt } from "@/lib/client/transport-choice";
import { TestStorage } from "./storage";

beforeEach(() => vi.stubGlobal("localStorage", new TestStorage()));

const minute = 60_000;

/** What a network does with the two transports. */
interface Network {
  webSocket: "works" | "refused" | "silent" | "cut";
  polling: "works" | "refused" | "silent";
}

/** ms that an attempt costs there; null when it is connected by */
function cost({ transports: [by], openMs }: Attempt, network: Network): number | null {
  const fate = by === "websocket" ? network.webSocket : network.polling;
  if (fate === "silent") return openMs;
  return fate === "refused" ? 500 : null;
}

/** Tries until a connection stands. @returns ms and the attempt that succeeded */
function comeIn(choice: TransportChoice, network: Network): { ms: number; attempt: Attempt } {
  for (let ms = 0; ;) {
    const attempt = choice.next();
    const spent = cost(attempt, network);
    if (spent === null) {
      choice.connected();
      return { ms, attempt };
    }
    ms += spent;
    choice.failed(spent > 500);
  }
}

const anyNetwork = fc
  .record<Network>({
    webSocket: fc.constantFrom("works", "refused", "silent", "cut"),
    polling: fc.constantFrom("works", "refused", "silent"),
  })
  // one of the two carries
  .filter(({ webSocket, polling }) => webSocket === "works" || webSocket === "cut" || polling === "works");

describe("the choice of a transport", () => {
  test("GN1 from whatever was before, a network that carries polling lets in within 10 s", () => {
    fc.assert(
      fc.property(fc.array(anyNetwork, { maxLength: 5 }), anyNetwork, (before, last) => {
        fc.pre(last.polling === "works");
        localStorage.clear();
        const choice = new TransportChoice(() => 0);
        for (const network of before) comeIn(choice, network);
        expect(comeIn(choice, last).ms).toBeLessThan(10_000);
      }),
    );
  });

  test("GN2 what needed polling begins by polling on the next page, with WebSocket beside it", () => {
    const blocked: Network = { webSocket: "silent", polling: "works" };
    comeIn(new TransportChoice(() => 0), blocked);
    const next = comeIn(new TransportChoice(() => minute), blocked);
    expect(next).toMatchObject({ ms: 0, attempt: { transports: ["polling", "websocket"] } });
    const later = new TransportChoice(() => 2 * minute);
    comeIn(later, blocked);
    later.upgraded();
    expect(new TransportChoice(() => 3 * minute).next().transports).toEqual(["websocket"]);
  });

  test("GN2 a server that is away proves nothing", () => {
    const choice = new TransportChoice(() => 0);
    comeIn(choice, { webSocket: "works", polling: "works" });
    for (let attempts = 0; attempts < 9; attempts++) {
      choice.next();
      choice.failed(false);
    }
    expect(new TransportChoice(() => 0).next().transports).toEqual(["websocket"]);
    expect(comeIn(choice, { webSocket: "works", polling: "silent" }).ms).toBeLessThanOrEqual(15_000);
  });

  test("GN3 two cuts within three minutes lead to polling alone, for twenty minutes", () => {
    let now = 0;
    const cut: Network = { webSocket: "cut", polling: "works" };
    const choice = new TransportChoice(() => now);
    comeIn(choice, cut);
    choice.cut(null);
    now += 4 * minute;
    expect(comeIn(choice, cut).attempt.transports).toEqual(["websocket"]);
    choice.cut(null);
    now += minute;
    comeIn(choice, cut);
    choice.cut(null);
    expect(comeIn(choice, cut).attempt.transports).toEqual(["polling"]);
    now += 19 * minute;
    expect(new TransportChoice(() => now).next().transports).toEqual(["polling"]);
    now += 2 * minute;
    expect(new TransportChoice(() => now).next().transports).toEqual(["websocket"]);
  });

  test("GN3 two processes that die one after the other are no network; one network cuts lines into the same again", () => {
    const choice = new TransportChoice(() => 0);
    const carries: Network = { webSocket: "works", polling: "works" };
    for (const node of ["one", "two", "three", "four"]) {
      expect(comeIn(choice, carries).attempt.transports).toEqual(["websocket"]);
      choice.cut(node);
    }
    expect(comeIn(choice, carries).attempt.transports).toEqual(["websocket"]);
    choice.cut("two");
    expect(comeIn(choice, carries).attempt.transports).toEqual(["polling"]);
  });

  test("GN3 a server that dies cuts too, and is told from a network by the attempt after it", () => {
    const choice = new TransportChoice(() => 0);
    for (let deaths = 0; deaths < 5; deaths++) {
      comeIn(choice, { webSocket: "works", polling: "works" });
      choice.cut(null);
      choice.next();
      choice.failed(false);
    }
    expect(comeIn(choice, { webSocket: "works", polling: "works" }).attempt.transports).toEqual([
      "websocket",
    ]);
  });
});
