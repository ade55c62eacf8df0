import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Outdated } from "@/lib/client/outdated";
import { untilFetched } from "@/lib/client/until-fetched";

/** What the server answers for the page. */
let served: () => Promise<Response>;

const page = (build: string) => async () =>
  new Response(`<!DOCTYPE html><html lang="en" data-build="${build}">`);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", { documentElement: { dataset: { build: "one" } } });
  vi.stubGlobal("navigator", { onLine: true });
  vi.stubGlobal("location", { href: "http://class.test/j/ABC234" });
  vi.stubGlobal("addEventListener", () => {});
  vi.stubGlobal("removeEventListener", () => {});
  vi.stubGlobal("fetch", () => served());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What becomes of code of which the first `failures` tries fail. */
async function fetched(failures: number): Promise<unknown> {
  let tries = 0;
  const load = async () => {
    if (tries++ < failures) throw new Error("Failed to load chunk");
    return "code";
  };
  const [outcome] = await Promise.all([
    untilFetched(load).catch((error: unknown) => error),
    vi.advanceTimersByTimeAsync(120_000),
  ]);
  return outcome;
}

test("KF4 code of a build that the server has no more is told at once", async () => {
  served = page("two");
  expect(await fetched(3)).toBeInstanceOf(Outdated);
});

test.each<[string, () => Promise<Response>]>([
  ["the server is the same", page("one")],
  ["the server cannot be reached", () => Promise.reject(new TypeError("Failed to fetch"))],
  [
    "a proxy answers for a server that starts again",
    async () => new Response(await (await page("two")()).text(), { status: 502 }),
  ],
  ["a network's own page answers", async () => new Response("<html><form>Accept our terms</form></html>")],
])("KF4 a failure is waited out while %s", async (_, answer) => {
  served = answer;
  expect(await fetched(3)).toBe("code");
  const end = await fetched(100);
  expect(end).toBeInstanceOf(Error);
  expect(end).not.toBeInstanceOf(Outdated);
});
