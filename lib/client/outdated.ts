/** A page that stayed open while the server was updated. */

/** The server has another build of the page by now, and not the code that this one asks for. */
export class Outdated extends Error {
  override readonly name = "Outdated";
}

/** Whether the server has another build of this page by now; false where it cannot be asked. */
export async function isOutdated(): Promise<boolean> {
  const { build } = document.documentElement.dataset;
  // in development no page says of which build it is
  if (!build) return false;
  const asked = fetch(location.href, { cache: "no-store", headers: { accept: "text/html" } });
  const html = await asked.then((response) => (response.ok ? response.text() : "")).catch(() => "");
  const served = /<html\b[^>]*\sdata-build="([^"]*)"/.exec(html)?.[1];
  return served !== undefined && served !== build;
}
