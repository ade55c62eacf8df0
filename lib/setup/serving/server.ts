/** The program of the server process. With `--again` it takes the place of one that died, and announces nothing. */
import { instructorOfCookies } from "@/lib/auth/instructor-of-request";
import { announce } from "./announce";
import { command } from "./command";
import { firstAccountPath } from "./first-account";
import { runServer } from "./run-server";

const again = process.argv.includes("--again");

void command(() =>
  runServer({ instructorOfCookies }, async ({ environment, port }) => {
    if (!again) await announce(environment, port, await firstAccountPath());
  }),
);
