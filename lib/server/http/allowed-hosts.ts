/** Under which names this server answers, and which pages may talk to it. */
import { isIP } from "node:net";
import { hostname } from "node:os";

/** The name in "name:port", without brackets. */
function nameOf(host: string): string {
  const name = host.replace(/:\d+$/, "");
  return name.startsWith("[") ? name.slice(1, -1) : name;
}

/**
 * Whether a request for this host is meant for us. Addresses are: a name that a foreign page could bind to our
 * address (DNS rebinding) is never one.
 */
export function hostAllowed(host: string, publicUrl: string | null): boolean {
  const name = nameOf(host);
  if (publicUrl && host === new URL(publicUrl).host.toLowerCase()) return true;
  const own = hostname().toLowerCase();
  return (
    isIP(name) !== 0 ||
    name === "localhost" ||
    name.endsWith(".localhost") ||
    name === own ||
    name === `${own}.local`
  );
}

/** Whether a page of this origin may open a socket or send a form here. Without an Origin header it was no foreign page. */
export function originAllowed(origin: string | undefined, host: string, publicUrl: string | null): boolean {
  if (origin === undefined) return true;
  if (origin === publicUrl) return true;
  try {
    return new URL(origin).host.toLowerCase() === host;
  } catch {
    return false;
  }
}
