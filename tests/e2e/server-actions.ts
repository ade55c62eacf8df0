// Server actions as a browser calls them: over HTTP, by the ids that the build gave them, in React's own encoding.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";

/** React's encoder of an action's arguments, as the browser has it. */
type EncodeReply = (args: readonly unknown[]) => Promise<string | FormData>;
const { encodeReply } = createRequire(import.meta.url)(
  "next/dist/compiled/react-server-dom-webpack/client.node",
) as { encodeReply: EncodeReply }; // it comes without types

const manifestSchema = z.object({
  node: z.record(z.string(), z.object({ filename: z.string(), exportedName: z.string() })),
});

/** "file name" → id of every action that the production build knows. */
export function builtActions(): Map<string, string> {
  const manifest: unknown = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8"));
  const { node } = manifestSchema.parse(manifest);
  return new Map(
    Object.entries(node).map(([id, { filename, exportedName }]) => [`${filename} ${exportedName}`, id]),
  );
}

/** "file name" of every function that a file of app/ marked as the server's exports. */
export function writtenActions(): string[] {
  const files = readdirSync("app", { withFileTypes: true, recursive: true })
    .filter(({ name }) => /\.tsx?$/.test(name))
    .map(({ parentPath, name }) => path.join(parentPath, name));
  return files.flatMap((file) => {
    const source = readFileSync(file, "utf8");
    // an action inside a component would have no name to call it by here
    if (/^\s+["']use server["']/m.test(source)) throw new Error(`${file} has an action inside a function`);
    if (!/^["']use server["']/.test(source)) return [];
    const names = source.matchAll(/^export (?:async function|const|function) (\w+)/gm);
    return [...names].map(([, name]) => `${file} ${name}`);
  });
}

/** What came back of a call. */
export interface Answer {
  status: number;
  /** what the action returned; undefined too when it did not get to return */
  value: unknown;
  /** where it sends the caller instead */
  redirect: string | null;
}

/** The returned value in an answer of React's: its row 1. Where the caller is sent elsewhere, the row is of that page. */
function valueIn(text: string, redirect: string | null): unknown {
  const row = redirect === null ? /^1:(?!E)(.*)$/m.exec(text) : null;
  const value: unknown = row ? JSON.parse(row[1]) : undefined;
  return value === "$undefined" ? undefined : value;
}

/** Calls an action on the page that offers it. @param id of `builtActions` */
export async function callAction(
  address: string,
  id: string,
  args: readonly unknown[],
  cookie: string,
  more: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(address, {
    method: "POST",
    redirect: "manual",
    body: await encodeReply(args),
    headers: {
      ...{ cookie, "next-action": id, accept: "text/x-component", origin: new URL(address).origin },
      ...more,
    },
  });
  const text = await response.text();
  const redirect = response.headers.get("x-action-redirect");
  return { status: response.status, value: valueIn(text, redirect), redirect };
}
