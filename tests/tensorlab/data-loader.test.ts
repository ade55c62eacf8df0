// Batches that are taken at once are those that samples make one by one.
import { expect, test } from "vitest";
import { createNodeSession } from "@/lib/tensorlab/python/node-session";

const program = (loader: string) => `
import torch
from torch.utils.data import DataLoader, Dataset, Subset, TensorDataset, random_split
torch.manual_seed(3)
data = TensorDataset(torch.randn(7, 2), torch.arange(7))
class Own(Dataset):
    def __init__(self, of): self.of = of
    def __len__(self): return len(self.of)
    def __getitem__(self, at): return self.of[at]
one_by_one = ${loader.replace(/\bdata\b/, "Own(data)")}
at_once = ${loader}
torch.manual_seed(4)
expected = list(one_by_one)
torch.manual_seed(4)
singly = []
TensorDataset.__getitem__ = lambda self, at: singly.append(at)
print([[part.tolist() for part in batch] for batch in at_once] == [[part.tolist() for part in batch] for batch in expected])
print(singly, type(expected[0]), [type(batch) for batch in at_once][0], len(expected))
`;

test.each([
  "DataLoader(data, batch_size=3, shuffle=True)",
  "DataLoader(data, batch_size=2, drop_last=True)",
  "DataLoader(Subset(data, [6, 0, 3]), batch_size=2)",
])("TN5 %s is taken at once", async (loader) => {
  const session = await createNodeSession();
  let written = "";
  expect(session.run(program(loader), (text) => (written += text)).error).toBeNull();
  expect(written).toMatch(/^True\n\[\] <class 'list'> <class 'list'> \d\n$/);
});
