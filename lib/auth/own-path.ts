/** Where somebody may be sent after signing in or out: pages of this site, whatever the link says. */

/** Where one goes who was sent nowhere in particular. */
const home = "/dashboard";

/** The paths of our pages: parts that are not empty, and nothing that a server on the way could decode into a slash. */
const plain = /^(?:\/[\w.~-]+)*\/?$/;

/** Not to be landed on: they would send a person on again, or are no pages. */
const noPage = /^\/(?:signin|api)(?:\/|$)/;

const charactersAtMost = 2_000;

/**
 * The path, query and fragment of a target on `origin`, written so that every browser reads it as that; the
 * dashboard for anything else. A target is judged by resolving it as the browser would (WHATWG URL: backslashes are
 * slashes, tabs and line breaks nothing, dots removed), and what is returned is judged once more.
 * @param origin that absolute targets must have; without it they are somebody else's
 */
export function ownPath(target: unknown, origin = "http://own.invalid"): string {
  if (typeof target !== "string" || target.length > charactersAtMost || !URL.canParse(target, origin))
    return home;
  // "https:there" is a path to some browsers' pages and an address by itself: taken for the worse
  const url = URL.canParse(target) ? new URL(target) : new URL(target, origin);
  const foreign = url.origin !== new URL(origin).origin || url.username !== "" || url.password !== "";
  if (foreign || !plain.test(url.pathname) || noPage.test(url.pathname)) return home;
  const path = url.pathname + url.search + url.hash;
  const again = new URL(path, origin);
  return again.origin === url.origin && again.href === url.href ? path : home;
}
