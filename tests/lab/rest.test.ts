// The class's pause: training rests and goes on by itself; nobody begins to train who did not.
import { expect, test } from "vitest";
import type { LabState } from "@/lib/lab/run/lab-state";
import { restTraining, type Resting } from "@/lib/lab/run/rest";

/** A lab whose worker answers a turn later. */
function labIn(phase: LabState["phase"]) {
  const listeners = new Set<() => void>();
  let now = phase;
  let asked = 0;
  const become = (next: LabState["phase"]) => {
    now = next;
    for (const listener of listeners) listener();
  };
  const lab: Resting = {
    get: () => ({ phase: now }) as LabState,
    subscribe: (listener) => (listeners.add(listener), () => listeners.delete(listener)),
    pause: async () => {
      asked++;
      // told of something else before the answer comes
      become(now);
      await Promise.resolve();
      if (now === "training") become("paused");
    },
    start: async () => become("training"),
  };
  return { lab, become, phase: () => now, asked: () => asked };
}

const turns = () => new Promise((resolve) => setTimeout(resolve));

test("LD4 a training rests with the class and goes on by itself, also when the pause was short", async () => {
  const { lab, phase, asked } = labIn("training");
  const goOn = restTraining(lab);
  await turns();
  expect(phase()).toBe("paused");
  expect(asked()).toBe(1);
  goOn();
  await turns();
  expect(phase()).toBe("training");
  restTraining(lab)();
  await turns();
  expect(phase()).toBe("training");
});

test("LD4 what begins to train during the pause rests at once, and trains when it is over", async () => {
  const { lab, become, phase } = labIn("ready");
  const goOn = restTraining(lab);
  become("training");
  await turns();
  expect(phase()).toBe("paused");
  goOn();
  await turns();
  expect(phase()).toBe("training");
});

test("LD4 who was not training does not begin with its end, nor who has gone back to the start", async () => {
  for (const before of ["ready", "paused", "finished", "diverged"] as const) {
    const { lab, phase } = labIn(before);
    restTraining(lab)();
    await turns();
    expect(phase()).toBe(before);
  }
  const { lab, become, phase } = labIn("training");
  const goOn = restTraining(lab);
  await turns();
  become("ready");
  goOn();
  await turns();
  expect(phase()).toBe("ready");
});
