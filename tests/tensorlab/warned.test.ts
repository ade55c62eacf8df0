// What PyTorch warns of is warned of here, once for a line, and what a tensor lacks here is named.
import { expect, test } from "vitest";
import { createNodeSession } from "@/lib/tensorlab/python/node-session";

test("TN6 warnings come once, from the line that is meant, and not where all is well", async () => {
  const session = await createNodeSession();
  const run = (source: string) => {
    session.renew();
    let warned = "";
    const { error } = session.run(
      `import torch\nfrom torch import nn\n${source}`,
      (text, stream) => (warned += stream === "stderr" ? text : ""),
      { name: "Cell 1" },
    );
    return { error: error?.message, warned: warned.match(/Cell 1:\d+: UserWarning: [^\n]{10}/g) ?? [] };
  };
  const made = "x = torch.ones(2, requires_grad=True)\ny = x * 3\n";
  const stepped =
    "o = torch.optim.SGD([torch.ones(1, requires_grad=True)], lr=1)\ns = torch.optim.lr_scheduler.StepLR(o, 1)\n";
  const warnings: [string, string[]][] = [
    [`${made}y.sum().backward()\nfor _ in range(3): y.grad`, ["Cell 1:6: UserWarning: The .grad "]],
    [`${made}y.retain_grad()\ny.sum().backward()\nx.grad, y.grad, torch.ones(1).grad`, []],
    [`${stepped}s.step()`, ["Cell 1:5: UserWarning: Detected c"]],
    [`${stepped}o.step()\ns.step()`, []],
    ["nn.MSELoss()(torch.ones(3, 1), torch.ones(3))", ["Cell 1:3: UserWarning: Using a ta"]],
    ["nn.MSELoss()(torch.ones(3), torch.ones(3))", []],
  ];
  for (const [source, warned] of warnings) expect(run(source), source).toEqual({ error: undefined, warned });
  expect(run("torch.ones(1).to_sparse").error).toBe("Tensor.to_sparse is not part of this lab");
  expect(run("torch.ones(1).sise").error).toBe("'Tensor' object has no attribute 'sise'");
});
