/** What every command of npm ends with when it fails: one sentence. */
import { EnvironmentError } from "@/lib/server/environment";
import { diskSentence } from "./disk-sentence";

/** Runs a command; a failure is one sentence and exit code 1. */
export async function command(run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const inUse = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    if (inUse)
      console.error(
        `Port ${process.env.PORT ?? 3000} is in use. Set the environment variable PORT to another one.`,
      );
    else if (error instanceof EnvironmentError) console.error(error.message);
    else console.error(diskSentence(error) ?? (error instanceof Error ? error.message : error));
    process.exit(1);
  }
}
