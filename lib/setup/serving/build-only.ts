/** `bootstrap.mjs build`: everything that a start builds, as for an image; a start then finds it made. */
import { ensureBuild } from "./build";
import { command } from "./command";
import { say } from "./say";

void command(() => ensureBuild(say));
