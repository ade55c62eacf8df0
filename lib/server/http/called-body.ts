/** Bodies, whole before a page reads them. Of those that call its actions broken ones are turned away: Next makes failures of ours of them. */
import type { ServerResponse } from "node:http";
import type { BoundedMessage } from "./bounded-message";
import { turnAway, type Refusal } from "./turn-away";

/** Texts of a call's arguments that begin with $ mean something to React; calls of ours contain these. */
const plainReferences = /^\$(\$|undefined$|NaN$|-?Infinity$|-0$)/;
/** A form among the arguments, whose fields are the other parts. */
const formReferences = /^\$(\$|undefined$|NaN$|-?Infinity$|-0$|K[0-9a-f]{1,4}$)/;
/** Without scripts, the action that a form calls and what it was bound to. */
const boundReferences = /^\$(\$|undefined$|NaN$|-?Infinity$|-0$|@[0-9a-f]{1,4}$)/;

/** What stands twice among the arguments is written once; the second time by its way from the first part. */
const backReference = /^\$0:/;

/** Whether a way through a value's own properties ends at an object. */
function leadsToObject(value: unknown, way: readonly string[]): boolean {
  if (typeof value !== "object" || value === null) return false;
  const [key, ...rest] = way;
  return key === undefined || (Object.hasOwn(value, key) && leadsToObject(Reflect.get(value, key), rest));
}

/** A JSON text; undefined when it is none, or refers to anything else than that. */
function read(text: string, references: RegExp): unknown {
  const others: string[] = [];
  try {
    const value: unknown = JSON.parse(text, (_, part: unknown) => {
      if (typeof part === "string" && part.startsWith("$") && !references.test(part)) others.push(part);
      return part;
    });
    const known = (other: string) =>
      backReference.test(other) && leadsToObject(value, other.split(":").slice(1));
    return others.every(known) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a part of a form reads, if it is one that React reads: "0" are the arguments, "_1_title" a field of theirs. */
function isSound(name: string, value: FormDataEntryValue): boolean {
  const bound = /^\$ACTION_\d+:\d+$/.test(name);
  if (!bound && !/^\d+$/.test(name))
    return !name.startsWith("$ACTION_REF_") || /^\$ACTION_REF_\d+$/.test(name);
  return typeof value === "string" && read(value, bound ? boundReferences : formReferences) !== undefined;
}

/** A call's own arguments come as part "0"; a form that calls without scripts has none. */
async function isForm(body: Buffer, type: string, called: boolean): Promise<boolean> {
  try {
    const answer = new Response(new Uint8Array(body), { headers: { "content-type": type } });
    const form = await answer.formData();
    return (!called || form.has("0")) && [...form].every(([name, value]) => isSound(name, value));
  } catch {
    return false;
  }
}

/** The arguments of a call, as React writes them when none is a form. */
const isList = (body: Buffer): boolean => Array.isArray(read(body.toString(), plainReferences));

const broken: Refusal = [400, "This form is broken."];
const unknown: Refusal = [415, "A form is sent in parts or as text."];

/** How a body is judged; null when no action is called by it. */
function judgeOf({ headers }: BoundedMessage): ((body: Buffer) => Promise<Refusal | null>) | null {
  const type = headers["content-type"] ?? "";
  const called = headers["next-action"] !== undefined;
  if (/^\s*multipart\//i.test(type))
    return async (body) => ((await isForm(body, type, called)) ? null : broken);
  if (!called) return null;
  if (!/^\s*text\/plain\s*(;|$)/i.test(type)) return async () => unknown;
  return async (body) => (isList(body) ? null : broken);
}

/**
 * Waits until the body is here, so that no page waits for one that comes slowly. Must be called before anything is
 * awaited. @returns false when it was turned away
 */
export async function checkBody(request: BoundedMessage, response: ServerResponse): Promise<boolean> {
  if (request.method === "GET" || request.method === "HEAD") return true;
  const body = await request.hold();
  const refusal = (request.method === "POST" && (await judgeOf(request)?.(body))) || null;
  if (refusal) turnAway(request, response, ...refusal);
  else request.letGo(body);
  return refusal === null;
}
