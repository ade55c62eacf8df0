/** Python's memory before any program as a file, with what it was made from. */
import type { PythonImage } from "./interpreter";
import { moduleSources } from "./module-sources";
import { turnSource } from "./turn-source";

/** before the memory: what a head holds, then spaces */
const headBytes = 512;

interface Head {
  madeFrom: string;
  turn: number;
  stack: number;
}

/** 32-bit FNV-1a (Fowler, Noll, Vo): against mistakes, not against enemies; secure hashes are not there without HTTPS. */
function printOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16);
}

/** What the first week's programs import, and what explains their errors. None of it draws random numbers. */
const modules =
  "classroom torch.nn torch.nn.functional torch.optim torch.utils.data matplotlib.pyplot tqdm spiralroom.missing spiralroom.meant " +
  "spiralroom.signs";

/** Python that is run for an image, so that programs find these imported. It leaves no name. */
export const importedAhead = modules
  .split(" ")
  .map((name) => `__import__("${name}")`)
  .join("; ");

/**
 * Of what an image is made from; two with the same one may be taken for each other.
 * @param packed names the engine's files, as lib/setup/pack-python.mjs put them together
 */
export function imageMadeFrom(packed: string): string {
  const own = [turnSource, ...moduleSources.flat(), importedAhead].join("\n");
  return `${packed} ${printOf(own)} ${own.length}`;
}

export function imageFileOf({ memory, turn, stack }: PythonImage, madeFrom: string): Uint8Array {
  const head: Head = { madeFrom, turn, stack };
  const whole = new Uint8Array(headBytes + memory.length);
  whole.set(new TextEncoder().encode(JSON.stringify(head).padEnd(headBytes)));
  whole.set(memory, headBytes);
  return whole;
}

/** @returns the image, which shares the file's bytes; null when they are none, or one that was made from something else */
export function imageOfFile(bytes: Uint8Array, madeFrom: string): PythonImage | null {
  try {
    const head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, headBytes))) as Head;
    if (head.madeFrom !== madeFrom) return null;
    return { turn: head.turn, stack: head.stack, memory: bytes.subarray(headBytes) };
  } catch {
    return null;
  }
}
