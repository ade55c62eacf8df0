// What a program asks for finds its way without the server.
import { afterEach, expect, test, vi } from "vitest";
import { answerLine } from "@/lib/offline/asked-lines";
import { LineDesk } from "@/lib/tensorlab/asking/line-desk";

const address = "https://class.example/line/V1StGXR8_Z5jdHi6B-myT-1";
const asking = () => new Request(address);
const sending = (body: string) => new Request(address, { method: "POST", body });

afterEach(() => vi.unstubAllGlobals());

test("PY15 the server's answer is the answer", async () => {
  vi.stubGlobal("fetch", async () => new Response("its own"));
  expect(await (await answerLine(asking(), new LineDesk())).text()).toBe("its own");
});

test.each([
  ["without a server", () => Promise.reject(new TypeError("no network"))],
  ["where a proxy answers for it", async () => new Response("", { status: 502 })],
])("PY15 %s a page's line reaches its worker all the same", async (_, fetch) => {
  vi.stubGlobal("fetch", fetch);
  const desk = new LineDesk();
  const waiting = answerLine(asking(), desk);
  expect((await answerLine(sending("a line"), desk)).status).toBe(204);
  const answer = await waiting;
  expect([answer.status, await answer.text()]).toEqual([200, "a line"]);
});
