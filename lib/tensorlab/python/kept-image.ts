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

/** storage that takes longer saves nothing: the build's image is there in about a second */
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
  files: Promise<CPythonFiles>;
  /** changes with everything that an image depends on; null where nobody can tell */
  madeFrom: string | null;
  /** @returns the image that the build made, null where it has none */
  made(madeFrom: string): Promise<PythonImage | null>;
}

async function imageOf({ madeFrom, made }: Source): Promise<{ image: PythonImage; isKept: boolean } | null> {
  if (madeFrom === null) return null;
  const kept = await find();
  if (kept?.madeFrom === madeFrom) return { image: kept.image, isKept: true };
  const image = await made(madeFrom).catch(() => null);
  return image && { image, isKept: false };
}

/** Starts Python from what this browser kept, or from the build's image, or from nothing; what is not kept yet is kept. */
export async function startKept(source: Source): Promise<PythonSession> {
  const [found, files] = await Promise.all([imageOf(source), source.files]);
  const started = found && (await PythonSession.create(files, found.image).catch(() => null));
  const session = started ?? (await PythonSession.create(files));
  const isKept = started !== null && found?.isKept;
  if (source.madeFrom !== null && !isKept) void keep({ madeFrom: source.madeFrom, image: session.image });
  return session;
}
