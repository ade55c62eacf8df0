// What is kept until a database opens late goes over, and nothing is lost on the way.
import { expect, test } from "vitest";
import { LateShelf } from "@/lib/lab/keep/late-shelf";
import { PassingShelf } from "@/lib/lab/keep/passing-shelf";

const thing = (id: string) => ({ id, owner: "ada", at: 1, pinned: false });

test("KR5 what is kept at the very moment of going over is there as well, before it and after it", async () => {
  const late = new LateShelf<ReturnType<typeof thing>>();
  const lasting = new PassingShelf<ReturnType<typeof thing>>();
  await late.put(thing("first"));
  const [kept, over, next] = [late.put(thing("just now")), late.goOver(lasting), late.put(thing("after"))];
  await Promise.all([kept, over, next]);
  expect(lasting.all().map(({ id }) => id)).toEqual(["first", "just now", "after"]);
  expect(await late.list("ada")).toEqual(lasting.all());
});
