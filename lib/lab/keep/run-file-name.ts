/** Names of the files that the lab saves. */
import type { Config } from "@/lib/spiral/config";

/** "spiral-2-100-3-relu-adam.py": what the run is, in characters that every system takes. */
export function runFileName({ dataset, network, optimizer }: Config, ending: string): string {
  const sizes = [network.features.length, ...network.hidden.map(({ units }) => units), dataset.classes];
  const kinds = [...new Set(network.hidden.map(({ activation }) => activation))].filter(
    (kind) => kind !== "none",
  );
  return `${[dataset.kind, ...sizes, ...kinds, optimizer.kind].join("-")}.${ending}`;
}
