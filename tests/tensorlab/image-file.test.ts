// Python's memory as a file that the build makes and browsers start from.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { imageMadeFrom, imageOfFile } from "@/lib/tensorlab/python/image-file";
import type { PythonImage } from "@/lib/tensorlab/python/interpreter";
import { makeImageFile, readFiles } from "@/lib/tensorlab/python/node-session";
import { PythonSession } from "@/lib/tensorlab/python/session";

let folder: string;
let bytes: Uint8Array;
let packed: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "spiralroom-image-"));
  await makeImageFile(path.join(folder, "image.bin"));
  bytes = await readFile(path.join(folder, "image.bin"));
  packed = await readFile("public/vendor/python/made-from", "utf8");
});
afterAll(() => rm(folder, { recursive: true }));

const imageOf = (madeFrom: string): PythonImage | null => imageOfFile(bytes, madeFrom);

function printedBy(session: PythonSession, source: string): string {
  let text = "";
  const { error } = session.run(source, (written) => (text += written));
  return error ? `${text}${error.type}: ${error.message}` : text;
}

test("PY14 an image of other sources, of other files, or none at all, is not used", () => {
  expect(imageOf(imageMadeFrom(packed))?.memory.length).toBeGreaterThan(1e7);
  expect(imageOf(imageMadeFrom(`${packed}x`))).toBeNull();
  expect(imageOfFile(bytes.subarray(0, 100), imageMadeFrom(packed))).toBeNull();
  expect(imageOfFile(new TextEncoder().encode("<!doctype html>"), imageMadeFrom(packed))).toBeNull();
});

test("PY14 from an image Python is up without its library, which is asked for once, when something is imported", async () => {
  const given = await readFiles();
  let asked = 0;
  const library = () => {
    asked++;
    return given.library();
  };
  const session = await PythonSession.create(
    { ...given, library },
    imageOf(imageMadeFrom(packed)) ?? undefined,
  );
  const network = `import torch
from torch import nn
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(2, 3), nn.ReLU())
optimizer = torch.optim.Adam(model.parameters())
model(torch.ones(1, 2)).sum().backward()
optimizer.step()
print(model, torch.arange(3))`;
  expect(printedBy(session, network)).toContain("Linear(in_features=2, out_features=3, bias=True)");
  expect(
    printedBy(session, "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\nprin(1)"),
  ).toContain("NameError: name 'prin' is not defined");
  expect(asked).toBe(0);
  // nobody's random numbers are anybody else's
  expect(printedBy(session, `import sys; print("random" in sys.modules)`)).toBe("False\n");
  expect(printedBy(session, "import statistics, random; print(statistics.mean([1, 2]))")).toBe("1.5\n");
  session.renew();
  expect(printedBy(session, "import statistics; print(statistics.mean([1, 3]))")).toBe("2\n");
  expect(asked).toBe(1);
});

test("PY14 a library that cannot be had fails the import alone, and the next one asks again", async () => {
  const given = await readFiles();
  let online = false;
  const library = () => {
    if (!online) throw new Error("no network");
    return given.library();
  };
  const session = await PythonSession.create(
    { ...given, library },
    imageOf(imageMadeFrom(packed)) ?? undefined,
  );
  expect(session.run("import statistics").error).toMatchObject({ type: "OSError", unfetched: true });
  expect(session.run("raise OSError(5, 'I/O error')").error?.unfetched).toBeUndefined();
  expect(printedBy(session, "import torch; print(torch.ones(2))")).toBe("tensor([1., 1.])\n");
  online = true;
  expect(printedBy(session, "import statistics; print(statistics.mean([1, 2]))")).toBe("1.5\n");
});
