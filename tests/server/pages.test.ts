// How the pages are made ready.
import { expect, test, vi } from "vitest";
import { preparePages } from "@/lib/server/pages";

vi.mock("next", () => ({
  default: () => ({
    prepare: async () => console.log(" ✓ Running next.config.js took 300ms"),
    getRequestHandler: () => () => undefined,
    getUpgradeHandler: () => () => undefined,
    close: async () => undefined,
  }),
}));
vi.mock("node:fs/promises", () => ({ readFile: async () => "build" }));

test("LG1 what Next says of itself while it gets ready is no line between the log's", async () => {
  const printed = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const spied = console.log;
  await preparePages(false, "127.0.0.1", 0);
  expect(printed).not.toHaveBeenCalled();
  expect(console.log).toBe(spied);
  printed.mockRestore();
});
