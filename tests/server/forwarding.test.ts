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
      expect(originOf(request, { proxies: seen.length, publicUrl: null }).address).toBe(seen[0]);
      expect(originOf(request, { proxies: 0, publicUrl: null }).address).toBe("192.0.2.9");
    }),
  );
});

const three = { proxies: 3, publicUrl: null };

test("D27 with fewer entries than proxies the first one stands", () => {
  const request = requestWith({
    "x-forwarded-for": "198.51.100.7",
    "x-forwarded-host": "Class.Example:8443",
  });
  expect(originOf(request, three)).toMatchObject({
    ...{ address: "198.51.100.7", place: "198.51.100.7" },
    ...{ host: "class.example:8443", https: false },
  });
  expect(originOf(requestWith({ host: "here:3000" }), three)).toMatchObject({
    ...{ address: "192.0.2.9", place: "192.0.2.9" },
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
    expect(
      originOf(requestWith({ "x-forwarded-for": header }), { proxies: 1, publicUrl: null }).address,
    ).toBe(address);
});

test("D27 a connection that is gone has an address of its own kind", () => {
  expect(originOf(new IncomingMessage(new Socket()), { proxies: 0, publicUrl: null }).address).toBe(
    "unknown",
  );
});

test("HE3 an address of IPv6 counts as its /64, and inside it an IPv4 one as itself", () => {
  const placeOf = (address: string) =>
    originOf(requestWith({ "x-forwarded-for": address }), { proxies: 1, publicUrl: null }).place;
  expect(placeOf("2001:db8:1:2:3:4:5:6")).toBe(placeOf("2001:db8:1:2::9"));
  expect(placeOf("2001:db8:1:2::9")).not.toBe(placeOf("2001:db8:1:3::9"));
  expect(placeOf("::ffff:203.0.113.5")).toBe("203.0.113.5");
});
