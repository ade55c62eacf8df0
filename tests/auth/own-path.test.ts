// Where one is sent after signing in. A browser's reading is the URL standard's, which Node has as browsers do.
import fc from "fast-check";
import { expect, test } from "vitest";
import { ownPath } from "@/lib/auth/own-path";

const site = "https://class.example";

/** What `location.assign` or a Location header would open, seen from a page of ours. */
const opened = (path: string): URL => new URL(path, `${site}/signin?callbackUrl=x`);

const elsewhere = [
  ...[
    "/.//evil.example",
    "/..//evil.example",
    "/a/..//evil.example",
    "/a/.././/evil.example",
    "/%2e//evil.example",
  ],
  ...["/%2e%2e//evil.example", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example"],
  ...[
    "/.\\/evil.example",
    "/.\\\\evil.example",
    "/%2f%2fevil.example",
    "/%5cevil.example",
    "https:evil.example",
  ],
  ...["https:/evil.example", "https:\\\\evil.example", "https://evil.example", "HTTPS://EVIL.example"],
  ...["/\t/evil.example", "/\n/evil.example", "\t//evil.example", "/.\r/\n/evil.example", " //evil.example"],
  ...["\u0000//evil.example", "//class.example@evil.example", "https://class.example@evil.example/"],
  ...["https://class.example.evil.example/", "https://class.example:8443/", "http://class.example/"],
  ...[
    "https://user:word@class.example/",
    "／／evil.example",
    "/／evil.example",
    "/⁄evil.example",
    "//evil。example",
  ],
  ...[
    "javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "blob:https://class.example/x",
    "file:///etc",
  ],
  ...["/;//evil.example", "/x//evil.example", "//", "///", "/..//", "http://", "https://["],
  ...["/signin", "/signin?callbackUrl=/signin", "/signin/", "/api/auth/signout", "/a/../api/auth/error"],
];

test.each(elsewhere)("HP1 %j leads to the dashboard", (target) => {
  expect(ownPath(target)).toBe("/dashboard");
  expect(ownPath(target, site)).toBe("/dashboard");
});

test.each([
  ["/", "/"],
  ["/sessions/abc?item=x%2Fy&b=//c#part", "/sessions/abc?item=x%2Fy&b=//c#part"],
  ["/account", "/account"],
  ["/a/./b/../c", "/a/c"],
  ["/lab?data=张", "/lab?data=%E5%BC%A0"],
  ["dashboard", "/dashboard"],
  ["", "/"],
])("HP1 the path %j of this site is kept", (target, path) => expect(ownPath(target)).toBe(path));

test("HP1 an address of this site is kept as its path, only of this very site", () => {
  expect(ownPath(`${site}/sessions/abc?x=1#y`, site)).toBe("/sessions/abc?x=1#y");
  expect(ownPath(`${site}/sessions/abc`)).toBe("/dashboard");
  for (const nothing of [undefined, null, 7, {}, ["//evil.example"], "x".repeat(3_000)])
    expect(ownPath(nothing)).toBe("/dashboard");
});

const piece = fc.oneof(
  fc.constantFrom(
    "/",
    "\\",
    ".",
    "..",
    "//",
    "/.",
    "/..",
    "%2f",
    "%5C",
    "%2e",
    "@",
    ":",
    "?",
    "#",
    ";",
    "\t",
    "\n",
    "\r",
  ),
  fc.constantFrom(
    " ",
    "\u0000",
    "\u00a0",
    "\u2028",
    "\u3000",
    "／",
    "＼",
    "⁄",
    "∕",
    "。",
    "．",
    "：",
    "＠",
    "\ufeff",
    "\u200b",
  ),
  fc.constantFrom(
    "https:",
    "http:",
    "javascript:",
    "data:",
    "//",
    "evil.example",
    "class.example",
    "[::1]",
    "127.1",
    "user:word@",
  ),
  fc.string({ unit: "binary", maxLength: 3 }),
);

test("HP1 nothing leads away from this site, and what is said once is said for good", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom(undefined, site), (pieces, origin) => {
      const path = ownPath(pieces.join(""), origin);
      const { href, pathname, username } = opened(path);
      // a browser, a proxy that decodes, and a server that takes backslashes for slashes agree
      expect(href).toBe(site + path);
      expect(opened(decodeURI(pathname.replace(/%(?![\da-f]{2})/gi, "%25"))).origin).toBe(site);
      expect([pathname.startsWith("//"), /[\\\s]/.test(pathname), username]).toEqual([false, false, ""]);
      expect(ownPath(path, origin)).toBe(path);
    }),
    { numRuns: 20_000 },
  );
});
