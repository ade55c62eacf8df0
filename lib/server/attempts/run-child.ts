/**
 * The process in which one student's programs run, those of one attempt and no others. It knows no answer, no secret and
 * no address, is killed at will, and only says what a program left; the server judges.
 */
import { createCheckedPython } from "@/lib/tensorlab/check/checked-python";
import { evaluateWith } from "@/lib/tensorlab/check/evaluate";
import { answerOf, type Job } from "./job";

process.on("disconnect", () => process.exit());

/** What most programs come past: what the engine compiles for it is there when an attempt comes later. */
const usual = `
import torch
import torch.nn as nn
weight = torch.arange(6.).view(2, 3).requires_grad_()
net = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2))
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
for step in range(3):
    optimizer.zero_grad()
    loss = nn.CrossEntropyLoss()(net(weight), torch.tensor([0, 1]))
    loss.backward()
    optimizer.step()
print(f"{loss.item():.3f}", weight.grad[:, 1], [size for size in weight.shape])
`;

/** started before a program comes, from what the first process left in a file */
const python = await createCheckedPython(process.argv[2]);
const evaluate = evaluateWith(() => Promise.resolve(python));

async function work({ id, program }: Job): Promise<void> {
  try {
    process.send?.(answerOf(id, await evaluate(program)));
  } catch {
    // a program that breaks the engine ends its process; the parent sees it die and says so
    process.exit(1);
  }
}

/** for an attempt that waits already */
const warmingMs = 10;
const warming = setTimeout(() => {
  python.run(usual);
  python.elements([usual]);
  python.value("weight");
}, warmingMs);

process.on("message", (job: Job) => {
  clearTimeout(warming);
  void work(job);
});
process.send?.("ready");
