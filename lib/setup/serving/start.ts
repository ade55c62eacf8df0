/** `npm start`: everything that is missing, then the server. */
import { command } from "./command";
import { serve } from "./serve";

void command(() => serve({ development: false, https: process.argv.includes("--https") }));
