/** Configs of the runs that this browser sent, so that a submission can be set up again. */
import * as z from "@/lib/contract/zod";
import type { RawPayload } from "@/lib/contract/requests";
import { runConfigSchema } from "@/lib/contract/run-config";
import { asJson, Remembered } from "./remembered";

type SentConfig = RawPayload<"run.submit">["config"];

const kept = 40;

// each is parsed by itself: one of another version must not cost the others
const stored = (owner: string) =>
  new Remembered<unknown[]>({
    ...{ owner, key: `spiralroom.${owner}.runs` },
    schema: asJson(z.array(z.unknown())),
    otherwise: [],
  });

const entrySchema = z.tuple([z.string(), runConfigSchema]);

/** The runs remembered, by id; what is damaged or of another version is left out. */
export function recallRuns(owner: string): Map<string, SentConfig> {
  const entries = stored(owner)
    .get()
    .map((entry) => entrySchema.safeParse(entry));
  return new Map(entries.flatMap(({ data }) => (data ? [data] : [])));
}

/** Adds a run; the oldest goes when there are many. */
export function rememberRun(owner: string, id: string, config: SentConfig): void {
  stored(owner).set([...recallRuns(owner), [id, config]].slice(-kept));
}
