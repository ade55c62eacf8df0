// Where the sign-in page leads back to: what was asked for, as the server's door tells the pages.
import type { IncomingHttpHeaders } from "node:http";
import fc from "fast-check";
import { expect, test } from "vitest";
import { askedPage, tellAsked } from "@/lib/auth/asked-page";
import { ownPath } from "@/lib/auth/own-path";
import { signInAddress } from "@/lib/agreed/sign-in-address";

/** The address that a page behind the door sends a visitor to, who asked for this and sent these headers. */
function sentTo(url: string, sent: IncomingHttpHeaders = {}): string {
  const headers = { ...sent };
  tellAsked(headers, url);
  return signInAddress(askedPage(new Headers(headers as Record<string, string>)));
}

/** Where the sign-in page leads from there. */
const ledTo = (address: string): string =>
  ownPath(new URL(address, "http://class.example").searchParams.get("callbackUrl") ?? "/dashboard");

test.each([
  ["/sessions/abc/wall", "/sessions/abc/wall"],
  ["/sessions/abc/review?by=question&item=softmax%2Fa", "/sessions/abc/review?by=question&item=softmax%2Fa"],
  ["/sessions/abc/acts?before=7&_rsc=1a2b3", "/sessions/abc/acts?before=7"],
  ["/sessions/abc?_rsc=1a2b3", "/sessions/abc"],
  ["/account", "/account"],
])("HP12 who asks for %s is led back to %s", (asked, page) => expect(ledTo(sentTo(asked))).toBe(page));

test("HP12 the dashboard, where one goes anyhow, is not named", () => {
  expect(sentTo("/dashboard")).toBe("/signin");
  expect(signInAddress(askedPage(new Headers()))).toBe("/signin");
});

test.each([
  ...[
    "//evil.example",
    "///evil.example/sessions/a",
    "/\\evil.example",
    "/%2f%2fevil.example",
    "/%5cevil.example",
  ],
  ...[
    "https://evil.example/sessions/a",
    "https:evil.example",
    "/a/..//evil.example",
    "/x//evil.example",
    "*",
  ],
  ...[
    "/signin?callbackUrl=//evil.example",
    "/api/auth/signout",
    "javascript:alert(1)",
    `/${"x".repeat(3_000)}`,
  ],
])("HP12 %j leads to the dashboard", (asked) => expect(ledTo(sentTo(asked))).toBe("/dashboard"));

test("HP12 what a browser says of the page is not believed", () =>
  expect(ledTo(sentTo("/sessions/abc", { "x-spiralroom-page": "/account" }))).toBe("/sessions/abc"));

test("HP12 whatever is asked for, signing in leads to this site", () => {
  const piece = fc.oneof(
    fc.constantFrom("/", "\\", "//", "..", "%2f", "%5c", "?", "&", "#", "@", ":", "https:", "evil.example"),
    fc.constantFrom("sessions", "callbackUrl=", "_rsc=", "%", "%0a", "%25", "+", "\t", ";", "[", "~"),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
      const path = ledTo(sentTo(`/${pieces.join("")}`));
      expect(new URL(path, "http://class.example/signin").href).toBe(`http://class.example${path}`);
      expect(path).toMatch(/^\/(?![/\\])/);
    }),
    { numRuns: 5_000 },
  );
});
