/** Writes Python's memory before any program into the file that is named. */
import { makeImageFile } from "./node-session";

await makeImageFile(process.argv[2]);
// the engine would keep the process
process.exit();
