/** Values with bytes in them as texts, for a browser that keeps nothing but texts. */
import * as z from "@/lib/contract/zod";

/** Arguments to one call of a function. */
const piece = 8_192;
const key = "base64";
const bytesSchema = z.strictObject({ [key]: z.string() });

function textOf(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += piece)
    text += String.fromCharCode(...bytes.subarray(at, at + piece));
  return btoa(text);
}

/** A value as JSON; bytes stand in it as base64. */
export const jsonWithBytes = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => {
    if (ArrayBuffer.isView(one))
      return { [key]: textOf(new Uint8Array(one.buffer, one.byteOffset, one.byteLength)) };
    return one instanceof ArrayBuffer ? { [key]: textOf(new Uint8Array(one)) } : one;
  });

/** The value again, with the bytes in the fields directly in it. @param value as JSON gives it */
export function withBytes(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const fields = Object.entries(value).map(([name, one]: [string, unknown]) => {
    const bytes = bytesSchema.safeParse(one);
    return [name, bytes.success ? Uint8Array.from(atob(bytes.data[key]), (unit) => unit.charCodeAt(0)) : one];
  });
  return Object.fromEntries(fields);
}
