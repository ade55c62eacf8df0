/** What the pool's workers do, each as a file of JavaScript: a worker that had to read TypeScript took half a second. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { bundled, ownFolder } from "../bundled";

/** Modules with a function that a worker runs. */
const modules = {
  score: new URL("./score-job.ts", import.meta.url),
  vote: new URL("./vote.ts", import.meta.url),
};
export type Task = keyof typeof modules;

const files = new Map<Task, Promise<string>>();

async function write(task: Task): Promise<string> {
  const file = path.join(ownFolder("verification"), `${task}.mjs`);
  await writeFile(file, await bundled(modules[task]));
  return pathToFileURL(file).href;
}

/** The address of a task's file, which is written once in a process's life. */
export function workerFile(task: Task): Promise<string> {
  const file = files.get(task) ?? write(task);
  files.set(task, file);
  return file;
}
