/** What stands behind a command of the upkeep. */
import { parseArgs, type ParseArgsConfig } from "node:util";
import { EnvironmentError } from "@/lib/server/environment";

type Options = NonNullable<ParseArgsConfig["options"]>;

/**
 * Answers `--help` and ends.
 * @param help how it is called, several lines
 * @throws EnvironmentError with these for what is none of the options
 */
export function readArguments<O extends Options>(
  help: string,
  options: O,
  allowPositionals = false,
  args = process.argv.slice(2),
) {
  if (args.includes("--help")) {
    console.log(help);
    process.exit(0);
  }
  try {
    return parseArgs({ args, options, allowPositionals });
  } catch (cause) {
    throw new EnvironmentError(help, { cause });
  }
}
