import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendCompressed } from "@/lib/server/http/compressed-file";
import { compressFiles } from "@/lib/setup/serving/compress-files";

const script = "export const answer = 42;\n".repeat(40);
let folder: string;
let server: Server;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "spiralroom-files-"));
  mkdirSync(path.join(folder, "static/chunks"), { recursive: true });
  writeFileSync(path.join(folder, "static/chunks/a-b_c.1~2.js"), script);
  writeFileSync(path.join(folder, "secret.js.br"), "not to be served");
  await compressFiles(folder);
  server = createServer(async (asked, response) => {
    if (!(await sendCompressed(asked, response, folder))) response.end("the pages'");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** As it comes over the wire: no client takes the address apart or decompresses. */
function get(url: string, accepted: string, method = "GET"): Promise<IncomingMessage & { body: Buffer }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const headers = { "accept-encoding": accepted };
    request({ host: "127.0.0.1", port, path: url, method, headers }, async (response) => {
      const body = Buffer.concat(await response.toArray());
      resolve(Object.assign(response, { body }));
    })
      .on("error", reject)
      .end();
  });
}

const file = "/_next/static/chunks/a-b_c.1~2.js";

describe("GS8 files come as the build compressed them", () => {
  it("with Brotli to who takes it, else with gzip", async () => {
    const best = await get(file, "gzip, deflate, br, zstd");
    expect(best.headers["content-encoding"]).toBe("br");
    expect(brotliDecompressSync(best.body).toString()).toBe(script);
    expect(best.headers).toMatchObject({
      ...{ "content-type": "application/javascript; charset=UTF-8", vary: "Accept-Encoding" },
      ...{
        "cache-control": "public, max-age=31536000, immutable",
        "content-length": String(best.body.length),
      },
    });
    const old = await get(file, "gzip, br;q=0");
    expect(old.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(old.body).toString()).toBe(script);
  });

  it.each([
    [file, "identity", "GET"],
    [file, "", "GET"],
    [file, "br", "HEAD"],
    ["/_next/static/chunks/none.js", "br", "GET"],
    ["/_next/static/../secret.js", "br", "GET"],
    ["/_next/static/chunks/..%2f..%2fsecret.js", "br", "GET"],
    ["/_next/static/chunks/../../secret.js", "br", "GET"],
    ["//_next/static/chunks/a-b_c.1~2.js", "br", "GET"],
  ])("leaves %s, %s, %s to the pages", async (url, accepted, method) => {
    const answer = await get(url, accepted, method);
    expect(answer.headers["content-encoding"]).toBeUndefined();
    if (method === "GET") expect(answer.body.toString()).toBe("the pages'");
  });
});
