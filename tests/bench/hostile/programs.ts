// Attacks with programs: by strangers under many cookies, and by one student of the class.
import { nanoid } from "nanoid";
import { deviceOfPage } from "../../server/device-of-page";
import { floodAs, repeat, type Attack } from "./target";

const exerciseId = "a-column";
const endless = "while True:\n    pass";

const check = async (url: string, cookie: string, source: string): Promise<string> => {
  const answer = await fetch(`${url}/api/tensors/check`, {
    method: "POST",
    headers: { cookie, "content-type": "application/json" },
    body: JSON.stringify({ id: nanoid(), exerciseId, source }),
  });
  const text = await answer.text();
  return answer.status === 200 ? (JSON.parse(text).error?.code ?? "judged") : String(answer.status);
};

/** Endless loops of strangers, each under a cookie of its own: half of them given by the server, half invented. */
export const endlessStrangers: Attack = async (target, until) => {
  const given = await Promise.all(Array.from({ length: 60 }, () => deviceOfPage(target.url, target.code)));
  return repeat(30, until, (index) =>
    check(target.url, index % 2 ? given[index % 60] : `spiralroom-device=${nanoid(43)}`, endless),
  );
};

const asStudent =
  (perSecond: number, sources: readonly string[]): Attack =>
  (target, until) =>
    floodAs(target, until, perSecond, (index) => [
      "attempt.submit",
      { id: nanoid(), exerciseId, source: sources[index % sources.length] },
    ]);

/** What one attempt could leave for the next. */
export const leavings = asStudent(2, [
  "import jsffi\njsffi.to_js(lambda: 1)\nc = m[:, 1]",
  "import torch\ntorch.set_default_dtype(torch.float64)\nc = m[:, 1]",
  "import torch\ntorch.set_printoptions(precision=1)\nc = m[:, 1]",
  "import torch\ntorch.no_grad().__enter__()\nc = m[:, 1]",
  "import torch\ntorch.ones = None\nc = m[:, 1]",
  "import builtins\nbuiltins.len = None\nc = m[:, 1]",
  "import asyncio\nasync def f():\n    while True:\n        await asyncio.sleep(0)\nasyncio.create_task(f())\nc = m[:, 1]",
]);

/** Programs that take all time and memory they may. */
export const costlyPrograms = asStudent(2, [
  endless,
  "import torch\nx = []\nwhile True:\n    x.append(torch.ones(1000, 1000))",
  "x = 'a'\nwhile True:\n    x = x + x",
  "while True:\n    print('x' * 1000)",
  "def f(n):\n    return f(n + 1)\nf(0)",
  "import torch\nwhile True:\n    torch.ones(500, 500) @ torch.ones(500, 500)",
]);
