/**
 * Python's memory as it is before any program, kept in this browser: the next worker goes on from there, which saves most
 * of its start. Nobody's data is in it.
 */
import { openDB, type DBSchema } from "idb";
import { inTime } from "@/lib/client/in-time";
import type { PythonImage } from "./interpreter";
import type { CPythonFiles } from "./pyodide";
import { PythonSession } from "./session";

interface Kept {
  madeFrom: string;
  image: PythonImage;
}

interface Database extends DBSchema {
  images: { key: typeof place; value: Kept };
}

const place = "before any program";

/** storage that takes longer saves nothing: a start without an image takes about a second */
const longestMs = 1_000;

const open = () =>
  openDB<Database>("spiralroom-python", 1, { upgrade: (fresh) => void fresh.createObjectStore("images") });

/** Null when none is kept or the browser does not tell in time. */
async function find(): Promise<Kept | null> {
  try {
    const database = await inTime(open(), longestMs);
    const found = await inTime(database.get("images", place), longestMs).finally(() => database.close());
    return found ?? null;
  } catch {
    return null;
  }
}

/** In place of the one before. */
async function keep(kept: Kept): Promise<void> {
  try {
    const database = await open();
    await database.put("images", kept, place).finally(() => database.close());
  } catch {
    // no storage, or no room in it: each start takes its time
  }
}

/** What Python is started from. */
export interface Source {
  files: CPythonFiles;
  /** changes with everything that an image depends on; null where nobody can tell */
  madeFrom: string | null;
}

/** Starts Python from what an earlier worker of the same build kept; where there is none, keeps one for those to come. */
export async function startKept(source: Promise<Source>): Promise<PythonSession> {
  const [kept, { files, madeFrom }] = await Promise.all([find(), source]);
  if (kept && kept.madeFrom === madeFrom) {
    const session = await PythonSession.create(files, kept.image).catch(() => null);
    if (session) return session;
  }
  const session = await PythonSession.create(files);
  if (madeFrom !== null) void keep({ madeFrom, image: session.image });
  return session;
}
