/** The child's program, and where its Python begins. */
import path from "node:path";
import { bundled, ownFolder } from "../bundled";

/** What a child is started from. */
export interface ChildProgram {
  source: string;
  /** a file for Python's memory as it is before any program: the first child that comes up puts it there */
  image: string;
}

/** Puts the program together: some 300 ms. */
export async function bundleChild(): Promise<ChildProgram> {
  const source = await bundled(new URL("./run-child.ts", import.meta.url));
  return { source, image: path.join(ownFolder("python"), "image") };
}
