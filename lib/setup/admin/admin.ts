/** `npm run admin`: what whoever runs the server does with accounts, with the server running or not. */
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { closeDatabase } from "@/lib/db/pool";
import { EnvironmentError, readKeepDays } from "@/lib/server/environment";
import { servedAddresses } from "../serving/addresses";
import { withFoundDatabase } from "../upkeep/found-database";
import { CalledWrongly, commands, Refused, type Desk } from "./commands";
import { usageOf, wordsOfTerminal } from "./words";

const words = wordsOfTerminal(process.env);

/** PUBLIC_URL, or this machine's own address as the server's variables make it. */
async function ownOrigin(given: string | undefined): Promise<string> {
  const set = given ?? process.env.PUBLIC_URL;
  if (set) return new URL(set).origin;
  const port = Number(process.env.PORT) || 3000;
  return (await servedAddresses(port, !!process.env.TLS_CERT)).local;
}

async function asked(): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Refused(words.notAsked);
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question(words.ask);
  lines.close();
  return ["yes", "y", "是"].includes(answer.trim().toLowerCase());
}

function called() {
  try {
    const [text, flag] = [{ type: "string" }, { type: "boolean" }] as const;
    const options = { yes: flag, url: text, help: flag, session: text, since: text };
    return parseArgs({ args: process.argv.slice(2), allowPositionals: true, options });
  } catch (cause) {
    throw new CalledWrongly("", { cause });
  }
}

async function run(): Promise<void> {
  const { values, positionals } = called();
  const [name, ...args] = positionals;
  if (values.help || name === undefined) return void process.stdout.write(words.help);
  if (!Object.hasOwn(commands, name)) throw new CalledWrongly(words.unknown(name));
  if (values.url !== undefined && !/^https?:\/\/[^/]/.test(URL.canParse(values.url) ? values.url : ""))
    throw new CalledWrongly(words.noAddress(values.url));
  const desk: Desk = {
    words,
    options: values,
    keepDays: readKeepDays(process.env),
    say: (line) => console.log(line),
    guessed: !(values.url ?? process.env.PUBLIC_URL),
    confirmed: values.yes ? async () => true : asked,
    origin: () => ownOrigin(values.url),
  };
  await withFoundDatabase(async (url) => {
    process.env.DATABASE_URL = url;
    await commands[name](desk, args).finally(closeDatabase);
  });
}

/** A sentence of ours, or the first line of what another said. */
function sentenceOf(error: unknown): string {
  if (error instanceof CalledWrongly && !error.message)
    return words.wrongCall(
      usageOf(
        words,
        process.argv.slice(2).find((word) => !word.startsWith("-")),
      ),
    );
  if (error instanceof Refused || error instanceof CalledWrongly || error instanceof EnvironmentError)
    return error.message;
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.trim().split("\n").at(-1) ?? text;
}

run().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(sentenceOf(error));
    process.exit(error instanceof CalledWrongly ? 2 : 1);
  },
);
