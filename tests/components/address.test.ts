import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Address } from "@/components/screen/door";

/** What somebody in the hall reads and types. */
const shown = (joinUrl: string): string =>
  renderToStaticMarkup(createElement(Address, { joinUrl })).replaceAll(/<[^>]*>/g, "");

test("GN11 the screen shows what one types: the scheme where a browser would guess another, and nothing of the path", () => {
  expect(shown("http://192.168.1.7:3000/j/ABCDEF")).toBe("192.168.1.7:3000");
  expect(shown("https://192.168.1.7:3443/j/ABCDEF")).toBe("https://192.168.1.7:3443");
  expect(shown("https://class.example/j/ABCDEF")).toBe("https://class.example");
});
