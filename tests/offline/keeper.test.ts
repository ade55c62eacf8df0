import { describe, expect, it } from "vitest";
import { Builds, rooms } from "./builds";

const [room] = rooms;

describe("GS1 a kept page has every file that it can ask for", () => {
  it("follows what its scripts, style sheets and workers name", async () => {
    const server = new Builds();
    expect(await server.keep(room)).toBe(true);
    server.build = null;
    for (const path of [
      room,
      "/_next/static/chunks/room-one.js",
      "/_next/static/chunks/later-one.js",
      "/_next/static/chunks/worker-one.js",
      "/_next/static/media/maths.woff2",
      "/vendor/python/pyodide.asm.js",
      "/vendor/python/pyodide.asm.wasm",
      "/vendor/python/library.zip",
    ])
      expect(await server.text(path), path).toBeDefined();
    expect(server.caches.paths).not.toContain("/_next/static/media/maths.ttf");
  });

  it("is not kept by halves", async () => {
    const server = new Builds();
    server.build = null;
    expect(await server.keep(room, "one")).toBe(false);
    expect(await server.text(room)).toBeUndefined();
    server.build = "one";
    expect(await server.keep(room)).toBe(true);
  });

  it("opens from the moment that it is begun, is whole later, and is asked for once", async () => {
    const server = new Builds();
    const asking = { path: room, build: "one", language: "en" };
    expect(await server.keeper.begin(asking)).toBe(true);
    expect(server.asked).toEqual([room, "/_next/static/chunks/one.css", "/_next/static/chunks/room-one.js"]);
    expect(await server.text(room)).toContain("room-one");
    expect(await server.text("/_next/static/chunks/room-one.js")).toBeDefined();
    expect(await server.text("/_next/static/chunks/later-one.js")).toBeUndefined();
    expect(await server.keep(room)).toBe(true);
    expect(await server.text("/_next/static/chunks/later-one.js")).toBeDefined();
    expect(server.asked.filter((path) => path === room)).toHaveLength(1);
    // a whole page of an older build is worth more than the beginning of a new one
    server.build = "two";
    expect(await server.keeper.begin({ ...asking, build: "two" })).toBe(false);
    expect(await server.text(room)).toContain("room-one");
  });

  it("is not begun without the files that it names", async () => {
    const server = new Builds();
    server.lost = "/room-";
    expect(await server.keeper.begin({ path: room, build: "one", language: "en" })).toBe(false);
    expect(await server.text(room)).toBeUndefined();
  });

  it("asks for nothing twice, and for the page again in another language", async () => {
    const server = new Builds();
    await server.keep(room);
    const asked = server.asked.length;
    await server.keep(room);
    expect(server.asked).toHaveLength(asked);
    await server.keeper.keep({ path: room, build: "one", language: "zh-CN" });
    expect(server.asked.slice(asked)).toEqual([room]);
  });

  it("opens whatever stands behind the question mark", async () => {
    const server = new Builds();
    await server.keep("/lab");
    expect(await server.text("/lab?net=100-relu")).toContain("lab-one");
  });
});

describe("GS2 nothing of staff, sign-in, data or another site is kept", () => {
  const never = [
    ...["/", "/signin", "/dashboard", "/account", "/sessions/new", "/sessions/abc", "/sessions/abc/review"],
    ...["/sessions/abc/export/marks.csv", `${room}/look-back`, `${room}/look-back/run`, "/invite/x"],
    ...[
      "/api/auth/session",
      "/socket.io/",
      "/healthz",
      "/screen/x",
      "/service-worker.js",
      "/lab/x",
      "/j/ABC23",
    ],
  ];
  it.each(never)("%s", async (path) => {
    const server = new Builds();
    expect(await server.keep(path)).toBe(false);
    expect(server.asked).toEqual([]);
    expect(await server.text(path)).toBeUndefined();
  });

  it("takes no page of a network's own sign-in, and no failure", async () => {
    const server = new Builds();
    for (const instead of [
      () => new Response(`<html lang="en"><form>Accept our terms</form></html>`),
      () => new Response(`<html data-build="one">broken</html>`, { status: 502 }),
    ]) {
      server.instead = instead;
      expect(await server.keep(room)).toBe(false);
    }
    expect(server.caches.paths).toEqual([]);
  });
});

describe("GS3 a new version takes over at the next load, and an open page goes on with its own files", () => {
  it("keeps the files of an open page, and drops them when it is closed", async () => {
    const server = new Builds();
    server.living = ["one"];
    await server.keep(room);
    server.build = "two";
    server.living = ["one", "two"];
    await server.keep(room);
    expect(await server.text(room)).toContain("room-two");
    // the server has it no more
    expect(await server.text("/_next/static/chunks/later-one.js")).toBeDefined();

    server.living = ["two"];
    await server.keep(room);
    expect(await server.text("/_next/static/chunks/later-one.js")).toBeUndefined();
    expect(await server.text("/_next/static/chunks/later-two.js")).toBeDefined();
  });

  it("brings the other pages into the new version, and fetches no file that did not change", async () => {
    const server = new Builds();
    await server.keep("/lab");
    await server.keep(room);
    server.build = "two";
    server.asked.length = 0;
    await server.keep(room);
    server.build = null;
    expect(await server.text("/lab")).toContain("lab-two");
    expect(await server.text("/_next/static/chunks/lab-two.js")).toBeDefined();
    expect(server.asked).not.toContain("/_next/static/chunks/same.js");
    // its address does not change with its content
    expect(await server.text("/vendor/python/pyodide.asm.js")).toBe("python of two");
  });

  it("opens the newest of what has no version in its address", async () => {
    const server = new Builds();
    server.living = ["one"];
    await server.keep(room);
    server.build = "two";
    await server.keep(room);
    expect(await server.text("/vendor/python/pyodide.asm.js")).toBe("python of two");
  });

  it("goes back to a build that was there before", async () => {
    const server = new Builds();
    server.living = ["one", "two"];
    for (const build of ["one", "two", "one"]) {
      server.build = build;
      await server.keep(room);
    }
    expect(await server.text(room)).toContain("room-one");
  });

  it("lets go of a page that is too old for the server", async () => {
    const server = new Builds();
    await server.keep(room);
    await server.keeper.release(room);
    expect(await server.text(room)).toBeUndefined();
  });
});

describe("GS4 what is kept is bounded", () => {
  it("in rooms: the latest four", async () => {
    const server = new Builds();
    for (const one of rooms) await server.keep(one);
    expect(server.caches.paths.filter((path) => path.startsWith("/j/"))).toEqual(rooms.slice(-4));
  });

  it("in builds of which only a part could be had", async () => {
    const server = new Builds();
    server.lost = "/worker-";
    for (let build = 0; build < 9; build++) {
      server.build = `build${build}`;
      expect(await server.keep(room)).toBe(false);
    }
    expect(server.caches.byName.size).toBeLessThanOrEqual(4);
  });

  it("in bytes: a page that names more is not kept", async () => {
    const server = new Builds();
    server.heavy = "/worker-";
    expect(await server.keep(room)).toBe(false);
    expect(await server.text(room)).toBeUndefined();
  });

  it("in builds, however many pages stay open", async () => {
    const server = new Builds();
    for (let build = 0; build < 9; build++) {
      server.build = `build${build}`;
      server.living.push(server.build);
      await server.keep(room);
    }
    expect(server.caches.byName.size).toBeLessThanOrEqual(4);
    expect(await server.text(room)).toContain("room-build8");
  });
});
