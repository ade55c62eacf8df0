// npm run bench -- loss [--students 40] [--seconds 600] [--seed 1]: students who type while tabs are reloaded, closed, frozen
// and lost, networks cut, and the server is killed with -9. Every key typed before a reload, a close or a link, and every key
// older than 250 ms before a tab is lost, has to be in the database in the end: it is read with nothing left on the device.
// Says every ten seconds how far they are. The last line is one line of JSON; exits with 1 when a character is lost or a
// student gets stuck.
import { setTimeout as pause } from "node:timers/promises";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { findBrowser } from "@/lib/setup/testing/browser";
import { chromiumFlags } from "../e2e/chromium";
import { FaultyServer } from "../e2e/faulty-server";
import { createAccount, openSession } from "../e2e/instructor";
import { places } from "../e2e/leaving";
import { laptop, newProfile } from "../e2e/profile";
import { Turns } from "./loss/turns";
import { Writer } from "./loss/writer";
import { patiently } from "./loss/within";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    students: { type: "string", default: "40" },
    seconds: { type: "string", default: "600" },
    seed: { type: "string", default: "1" },
  },
});
const [count, seconds, seed] = [values.students, values.seconds, values.seed].map(Number);
const began = Date.now();
const patience = { allMs: 240_000, tryMs: 120_000 };
/** One start at a time: it says itself that it has failed. */
const startPatience = { allMs: 600_000, tryMs: 600_000 };

/** A student has a machine of their own; here they share one, and what it cannot bear is no fault that is looked for. */
const turns = new Turns(2 * cpus().length);

const faults: Record<string, number> = {};
const counted = (fault: string): void => void (faults[fault] = (faults[fault] ?? 0) + 1);
/** of those who could not go on */
const stuck: string[] = [];
const say = (text: string): void => console.log(`${Math.round((Date.now() - began) / 1000)} s  ${text}`);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** What one waits for is not worth more than the others. */
function unlessStuck<Value>(work: Promise<Value>): Promise<Value | undefined> {
  return work.catch((error: Error) => {
    stuck.push(error.message);
    say(`stuck: ${error.message}`);
    return undefined;
  });
}

/** Kills the server again and again. @param until epoch milliseconds */
async function killServer(server: FaultyServer, until: number): Promise<void> {
  const every = Math.max(20_000, (seconds * 1000) / 8);
  while (Date.now() + every < until) {
    await pause(every);
    counted("kill -9 of the server");
    await server.kill();
    // a start that finds its database too slow is tried again, as whoever waits for the class would
    await patiently(startPatience, () => server.start());
    say("the server is back");
  }
}

function tellProgress(writers: readonly Writer[]): NodeJS.Timeout {
  return setInterval(() => {
    const doings: Record<string, number> = {};
    for (const { doing } of writers) doings[doing.what] = (doings[doing.what] ?? 0) + 1;
    const longest = Math.max(...writers.map(({ doing }) => doing.seconds));
    const words = sum(writers.map(({ typed }) => typed.length));
    say(`${words} words, longest step ${longest} s, ${JSON.stringify(doings)}`);
  }, 10_000);
}

const server = await FaultyServer.create("bench-loss");
const browser = await chromium.launch({ executablePath: findBrowser(console.log), args: chromiumFlags });
let ended = false;
// without it every student waits in vain
browser.on("disconnected", () => {
  if (ended) return;
  say("the browser is gone, and with it everything that is not on the server: this says nothing of losses");
  void server.close().finally(() => process.exit(1));
});
let lost = 0;
try {
  const instructor = await newProfile(browser, "en", { ...laptop, baseURL: server.url });
  await createAccount(instructor, server.firstAccount);
  const { code } = await patiently(patience, () => openSession(instructor, "Loss"));
  await instructor.context().close();
  const writers: Writer[] = [];
  const progress = tellProgress(writers);
  for (let at = 0; at < count; at++) {
    const context = await browser.newContext({ ...laptop, locale: "en-GB", baseURL: server.url });
    const place = Object.keys(places)[at % 3];
    const address = `${server.url}/j/${code}`;
    writers.push(new Writer({ name: `Student ${at}`, address, place, context, seed, counted, turns }));
  }
  await Promise.all(writers.map((one) => turns.take(() => one.join())));
  say("all are in");
  const until = Date.now() + seconds * 1000;
  await Promise.all([killServer(server, until), ...writers.map((one) => unlessStuck(one.work(until)))]);
  say("the time is over");
  const missing = await Promise.all(writers.map((one) => turns.take(() => unlessStuck(one.lost()))));
  for (const [at, words = []] of missing.entries()) {
    lost += words.join("").length;
    if (words.length > 0) say(`Student ${at} lost ${words.join(" ")} of ${writers[at].typed.length} words`);
  }
  clearInterval(progress);
  const typed = sum(writers.map((one) => one.typed.join("").length));
  const machine = { cores: cpus().length, load: loadavg()[0] };
  console.log(
    JSON.stringify({
      bench: "loss",
      ...{ students: count, seconds, seed, ...machine },
      ...{ typed, faults, stuck: stuck.length, lost },
    }),
  );
} finally {
  ended = true;
  await browser.close();
  await server.close();
}
process.exit(lost === 0 && stuck.length === 0 ? 0 : 1);
