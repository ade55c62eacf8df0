/** A config of a file with what cannot be read replaced by the usual, where the weights do not depend on it. Pure. */
import { runConfigSchema } from "@/lib/contract/run-config";
import { courseConfig, courseDataset, type Config } from "@/lib/spiral/config";

/** Paths whose values decide neither the weights' shape nor the points that they were trained on. */
const loose = /^(optimizer(\.\w+)*|batchSize|epochs|seed|network\.initialisation)$/;

/** A config and the paths in it that have the usual value now. */
export interface Mended {
  config: Config;
  lost: string[];
}

type Tree = { [name: string]: unknown };

const isTree = (value: unknown): value is Tree =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The same object with the value at a path taken from another; branches that are missing are made. */
function withPath(target: unknown, [name, ...rest]: readonly string[], source: unknown): unknown {
  if (name === undefined) return source;
  const from = isTree(source) ? source[name] : undefined;
  const base = isTree(target) ? target : {};
  return { ...base, [name]: withPath(base[name], rest, from) };
}

/** A config as a file has it; with paths alone when the network or the points cannot be read. */
export function mendConfig(value: unknown): Mended | { parts: string[] } {
  const read = runConfigSchema.safeParse(value);
  if (read.success) return { config: read.data, lost: [] };
  const paths = [...new Set(read.error.issues.map(({ path }) => path.join(".") || "config"))];
  const vital = paths.filter((path) => !loose.test(path));
  if (vital.length > 0) return { parts: vital.slice(0, 5) };
  const usual = courseConfig(courseDataset(1));
  const mended = paths.reduce((config, path) => withPath(config, path.split("."), usual), value);
  const again = runConfigSchema.safeParse(mended);
  return again.success ? { config: again.data, lost: paths } : { parts: paths.slice(0, 5) };
}
