/** `npm start`: everything that is missing, then the server, or several with `--nodes`. */
import { command } from "./command";
import { serve } from "./serve";
import { readStartOptions } from "./start-options";

void command(async () => serve({ development: false, ...readStartOptions(process.argv.slice(2)) }));
