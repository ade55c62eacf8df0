// The device that a page brings, for who comes without a browser.

/** The cookies that the server gives to whoever opens the join page, as one header; empty when it gives none. */
export async function deviceOfPage(url: string, code: string): Promise<string> {
  const page = await fetch(`${url}/j/${code}`, { headers: { accept: "text/html" } });
  await page.body?.cancel();
  return page.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}
