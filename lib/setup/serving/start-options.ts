/** What may stand behind `npm start --`. */
import { parseArgs } from "node:util";
import { EnvironmentError } from "@/lib/server/environment";

export interface StartOptions {
  /** a certificate of our own making */
  https: boolean;
  /** server processes behind the one port; undefined: one, which listens itself */
  nodes: number | undefined;
  /** beside nodes of another version, from which these take over */
  upgrade: boolean;
}

const nodesAtMost = 64;

function nodesOf(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= nodesAtMost) return count;
  throw new EnvironmentError(
    `--nodes takes a number from 1 to ${nodesAtMost}, as in: npm start -- --nodes 3`,
  );
}

/** @throws EnvironmentError for what is none of them */
export function readStartOptions(args: string[]): StartOptions {
  try {
    const { values } = parseArgs({
      args,
      options: { https: { type: "boolean" }, nodes: { type: "string" }, upgrade: { type: "boolean" } },
    });
    return {
      https: values.https ?? false,
      upgrade: values.upgrade ?? false,
      nodes: values.nodes === undefined ? undefined : nodesOf(values.nodes),
    };
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
    throw new EnvironmentError(
      `npm start knows --https, --nodes N and --upgrade; what stands there is not among them: ${args.join(" ")}`,
    );
  }
}
