import { expect, test } from "vitest";
import { extendGradients } from "@/lib/lab/run/history";
import { smallConfig, startLoop } from "../training/harness";

test("LB8 gradient norms are told for every point of the curve after the first, however fast the run", async () => {
  const { loop, heard, next } = await startLoop(smallConfig({ epochs: 230 }));
  const stopped = next("stopped");
  loop.start();
  await stopped;
  const told = heard.flatMap((event) =>
    event.name === "progress" || event.name === "stopped" ? event.data.gradients : [],
  );
  expect(told.map(({ epoch }) => epoch)).toEqual(loop.run.curve.all.slice(1).map(({ epoch }) => epoch));
  expect(told.every(({ norms }) => norms.length === 2 && norms.every((norm) => norm > 0))).toBe(true);
});

test("LB8 the page keeps a bounded history that spans the whole run", () => {
  const points = Array.from({ length: 3000 }, (_, epoch) => ({ epoch, norms: [1] }));
  const history = points.reduce(extendGradients, []);
  expect(history.length).toBeLessThanOrEqual(400);
  expect(history[0].epoch).toBe(0);
  expect(history.at(-1)?.epoch).toBe(2999);
});
