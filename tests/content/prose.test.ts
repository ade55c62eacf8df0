import { expect, test } from "vitest";
import { prose } from "@/lib/content/prose";

test("prose takes the common indentation away and keeps deeper indents", () => {
  const text = prose`
    - one
      two

    three
  `;
  expect(text).toBe("- one\n  two\n\nthree");
});

test("prose keeps backslashes and frees escaped backticks", () => {
  expect(prose`$\sigma\to\tfrac14$ and \`x.t()\``).toBe("$\\sigma\\to\\tfrac14$ and `x.t()`");
});

test("prose joins Chinese lines without a space and leaves English ones", () => {
  const text = prose`
    没有激活函数，
    “两层”**就是**
    一层，
    **仍然**
    **一层**。

    第二段 one
    two
  `;
  expect(text).toBe("没有激活函数，“两层”**就是**一层，**仍然**\n**一层**。\n\n第二段 one\ntwo");
});
