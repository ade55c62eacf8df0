// Ways in that are not kept, while the server cannot be reached.
import { expect, test } from "vitest";
import { isWayIn } from "@/lib/offline/keepable";
import { wayIn } from "@/lib/offline/way-in";
import { Builds, rooms } from "./builds";

const [room, newer] = rooms;
const code = room.slice(3);

test("GS10 the room's address in any form leads to the room that is kept", async () => {
  for (const typed of [
    `/${code}`,
    `/j/${code.toLowerCase()}`,
    `/J/${code}/`,
    `/${encodeURIComponent("ＡＢＣ２３２")}`,
  ]) {
    expect(isWayIn(typed), typed).toBe(true);
    const answer = wayIn(typed, [room], "en");
    expect([answer.status, answer.headers.get("location")], typed).toEqual([302, room]);
  }
});

test("GS10 the front page, a lab, another room and what lies behind one say which pages open here", async () => {
  const server = new Builds();
  for (const path of ["/lab", room, newer]) await server.keep(path);
  const kept = await server.keeper.pages();
  expect(kept).toEqual(["/lab", room, newer]);
  for (const path of ["/", "/tensors", "/j/ZZZZZZ", `${room}/look-back`]) {
    expect(isWayIn(path), path).toBe(true);
    const text = await wayIn(path, kept, "zh").text();
    const links = [...text.matchAll(/<a href="([^"]*)">/g)].map(([, href]) => href);
    // and the way home, but at home
    expect(links, path).toEqual([newer, room, "/lab", ...(path === "/" ? [] : ["/"])]);
    expect(text).toContain("zh-CN");
  }
  expect(await server.keeper.language()).toBe("en");
});

test("GS10 where nothing is kept it is said, with a way to try again", async () => {
  const text = await wayIn("/", [], "en").text();
  expect(text).not.toContain("<a ");
  expect(text).toContain("<button>");
  const elsewhere = await wayIn(room, [], "en").text();
  expect(elsewhere).toContain('<a href="/">');
  // work waits apart from pages
  for (const [language, stays] of [
    ["en", "What you wrote here and was not sent stays"],
    ["zh", "还没有发出的内容仍留在这台设备上"],
  ] as const)
    expect(await wayIn(room, [], language).text()).toContain(stays);
});

test.each([
  "/signin",
  "/dashboard",
  "/sessions/abc/export/marks.csv",
  "/screen/x",
  "/api/auth/session",
  "/icon.svg",
])("GS2 %s is no way in of students, and passes by", (path) => expect(isWayIn(path)).toBe(false));
