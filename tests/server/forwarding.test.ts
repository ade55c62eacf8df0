import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { originOf } from "@/lib/server/http/forwarding";

/** A request from 192.0.2.9 with these headers. */
function requestWith(headers: Record<string, string>): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: "192.0.2.9" });
  return Object.assign(new IncomingMessage(socket), { headers });
}

test("D27 the address is the one that the outermost trusted proxy saw, whatever a client claims before it", () => {
  fc.assert(
    fc.property(fc.array(fc.ipV4()), fc.array(fc.ipV4(), { minLength: 1, maxLength: 4 }), (claimed, seen) => {
      const request = requestWith({ "x-forwarded-for": [...claimed, ...seen].join(", ") });
      expect(originOf(request, seen.length).address).toBe(seen[0]);
      expect(originOf(request, 0).address).toBe("192.0.2.9");
    }),
  );
});

test("D27 with fewer entries than proxies the first one stands", () => {
  const request = requestWith({
    "x-forwarded-for": "198.51.100.7",
    "x-forwarded-host": "Class.Example:8443",
  });
  expect(originOf(request, 3)).toEqual({ address: "198.51.100.7", host: "class.example:8443", https: false });
  expect(originOf(requestWith({ host: "here:3000" }), 3)).toEqual({
    address: "192.0.2.9",
    host: "here:3000",
    https: false,
  });
});

test("D27 what a proxy leaves around an address is none of it", () => {
  for (const [header, address] of [
    ["198.51.100.7,\t203.0.113.5\t", "203.0.113.5"],
    ["198.51.100.7\t , 203.0.113.5", "203.0.113.5"],
    ["198.51.100.7,\t", "unknown"],
  ])
    expect(originOf(requestWith({ "x-forwarded-for": header }), 1).address).toBe(address);
});

test("D27 a connection that is gone has an address of its own kind", () => {
  expect(originOf(new IncomingMessage(new Socket()), 0).address).toBe("unknown");
});
