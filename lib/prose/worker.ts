/** Formats one text after another, away from the page. */
import { format } from "./format";
import type { FromWorker, ToWorker } from "./protocol";

const say = (message: FromWorker): void => postMessage(message);

addEventListener("message", ({ data }: MessageEvent<ToWorker>) => say({ formatted: format(data.text) }));
say("ready");
