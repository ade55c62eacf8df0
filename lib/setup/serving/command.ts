/** What every command of npm ends with when it fails: one sentence. */
import { EnvironmentError } from "@/lib/server/environment";
import { diskSentence } from "./disk-sentence";
import { portSentence } from "./free-port";

/** Runs a command; a failure is one sentence and exit code 1. */
export async function command(run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const said = error instanceof EnvironmentError ? error.message : null;
    console.error(
      said ?? portSentence(error) ?? diskSentence(error) ?? (error instanceof Error ? error.message : error),
    );
    process.exit(1);
  }
}
