// What the instructor is told about those who come in, from the door to the page: a name that looks like another, and the largest source.
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { instructorViewSchema } from "@/lib/contract/views";
import { Arrivals } from "@/lib/server/room/arrivals";
import { openClass, startTestServer, type TestServer } from "./harness";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

test("HI9 a look-alike is taken in and the instructor is told whom it looks like", async () => {
  const room = await openClass(server.url);
  await room.student("Olga");
  const other = await room.student("Оlga");
  const view = await room.teacher.until("instructor.view", ({ participants }) => participants.length === 2);
  expect(view.participants.map(({ name, looksLike }) => [name, looksLike])).toEqual([
    ["Olga", undefined],
    ["Оlga", "Olga"],
  ]);
  expect(instructorViewSchema.parse(view)).toEqual(view);
  expect(JSON.stringify(other.events)).not.toContain("looksLike");
});

test("HI10 the largest source is the most joins of one address within any minute", () => {
  const join = fc.record({ address: fc.constantFrom("a", "b", "c"), after: fc.nat(20_000) });
  fc.assert(
    fc.property(fc.array(join, { maxLength: 60 }), (joins) => {
      const arrivals = new Arrivals();
      let now = 0;
      const came = joins.map(({ address, after }) => ({ address, at: (now += after) }));
      for (const { address, at } of came) arrivals.note(address, at);
      const within = came.map(
        (last) =>
          came.filter(({ address, at }) => address === last.address && at <= last.at && last.at - at < 60_000)
            .length,
      );
      expect(arrivals.largest).toBe(Math.max(0, ...within));
    }),
  );
});
