// Where arrow keys lead in the graph of a network.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layOut, nodeAfterKey, type Node } from "@/lib/lab/picture/graph-layout";
import { shownUnits } from "@/lib/lab/picture/view-request";
import type { Network } from "@/lib/spiral/config";

const network = (...units: number[]): Network => ({
  features: ["x", "y"],
  hidden: units.map((count) => ({ units: count, activation: "relu", dropout: 0 })),
  initialisation: "he",
});
const layout = layOut(network(4, 100), 3);
const at = (column: number, row: number): Node => layout.columns[column].nodes[row];
const led = (from: Node, key: string) => nodeAfterKey(layout, from, key);

describe("the graph by arrow keys", () => {
  test("KB3 up and down walk a column, left and right lead to what stands at the same height", () => {
    expect(led(at(1, 1), "ArrowDown")).toBe(at(1, 2));
    expect(led(at(1, 1), "ArrowUp")).toBe(at(1, 0));
    expect(led(at(1, 3), "ArrowRight")?.y).toBeCloseTo(at(1, 3).y, 0);
    expect(led(at(1, 3), "ArrowLeft")).toBe(at(0, 1));
    expect(led(at(2, 0), "ArrowRight")).toBe(at(3, 0));
  });

  test("KB3 at an edge, and by any other key, they lead nowhere", () => {
    expect(led(at(1, 0), "ArrowUp")).toBeNull();
    expect(led(at(1, 3), "ArrowDown")).toBeNull();
    expect(led(at(0, 0), "ArrowLeft")).toBeNull();
    expect(led(at(3, 2), "ArrowRight")).toBeNull();
    expect(led(at(1, 1), "Enter")).toBeNull();
  });

  test("KB3 from the first feature they lead to every unit that is drawn", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 256 }), { maxLength: 8 }), (units) => {
        const whole = layOut(network(...units), 3);
        const reached = new Set<Node>([whole.columns[0].nodes[0]]);
        for (const node of reached)
          for (const key of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]) {
            const next = nodeAfterKey(whole, node, key);
            if (next) reached.add(next);
          }
        expect(reached.size).toBe(units.reduce((sum, count) => sum + Math.min(count, shownUnits), 2 + 3));
      }),
      { numRuns: 30 },
    );
  });
});
