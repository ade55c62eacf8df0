// The program of a supervised server without the pages, with the tests' sign-in.
import { runServer } from "@/lib/setup/serving/run-server";
import { command } from "@/lib/setup/serving/command";
import { instructorOfCookies, noPages } from "./harness";

void command(() => runServer({ instructorOfCookies, pages: noPages }));
