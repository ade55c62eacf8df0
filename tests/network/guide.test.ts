// What the operating guide tells people to write is what the tests run.
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { proxyNames, quotesOf } from "./proxies/proxies";

const docs = path.join(import.meta.dirname, "../../docs");

test.each(["operating.md", "operating.zh.md"])("GN10 %s quotes every set-up that is tested", (name) => {
  const quoted = readFileSync(path.join(docs, name), "utf8")
    .split("```")
    .map((part) => part.replace(/^nginx/, "").trim());
  for (const setUp of proxyNames.flatMap(quotesOf)) expect(quoted).toContain(setUp.trim());
});
