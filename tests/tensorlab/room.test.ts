// What no memory could hold is refused at once, by the lab's own sentence, and the next cell finds everything as before.
import { expect, test } from "vitest";
import { createNodeSession } from "@/lib/tensorlab/python/node-session";

const huge = [
  "torch.randperm(10 ** 9)",
  "torch.rand(40000, 40000)",
  "torch.randn(10 ** 9)",
  "torch.ones(1).expand(10 ** 9) + 1",
  "torch.ones(1).expand(2 ** 50).sum()",
  "torch.ones(50000, 1) + torch.ones(1, 50000)",
  "torch.combinations(torch.arange(3000), 5)",
  "torch.cartesian_prod(*[torch.ones(100)] * 8)",
  "torch.ones(3).repeat_interleave(torch.tensor(10 ** 9))",
  "torch.multinomial(torch.ones(3), 10 ** 9, True)",
  "torch.histc(torch.ones(2), bins=10 ** 9)",
  "torch.nn.functional.one_hot(torch.tensor([10 ** 9]))",
  "np.random.rand(10 ** 9)",
  "np.random.permutation(10 ** 9)",
  "np.random.default_rng(0).random(10 ** 9)",
  "np.random.default_rng(0).choice(10 ** 10, 10 ** 9, replace=False)",
];

test("TN7 what there is never room for is refused before it is reckoned", async () => {
  const session = await createNodeSession();
  session.run("import torch, numpy as np");
  const before = process.memoryUsage().rss;
  for (const source of huge)
    expect(session.run(source).error?.message, source).toMatch(/the lab's memory budget/);
  expect(process.memoryUsage().rss - before).toBeLessThan(500_000_000);
  expect(session.run("torch.randperm(4).sum()").echo?.repr).toBe("tensor(6)");
});

test("TN7 no keyword comes from what every object has", async () => {
  const session = await createNodeSession();
  for (const name of ["toString", "constructor", "__proto__", "hasOwnProperty"])
    expect(session.run(`import torch\ntorch.ones(2, ${name}=1)`).error?.type, name).toBe("TypeError");
});

test("TN7 a whole number that no tensor holds is refused by that, in an array too", async () => {
  const session = await createNodeSession();
  session.run("import torch, numpy as np");
  for (const source of ["np.array([2 ** 63])", "np.array(2 ** 64)", "np.array([[2 ** 62, 1]])"])
    expect(session.run(source).error?.message, source).toBe(
      "int64 values beyond 2**53 are not part of this lab",
    );
  expect(session.run("np.array([2 ** 63], dtype=object)").echo?.repr).toBe(
    "array([9223372036854775808], dtype=object)",
  );
});
