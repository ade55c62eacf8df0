// What a browser's translator does to a page, with the same words: text wrapped in <font>, or replaced by it.
import type { Page } from "@playwright/test";

/** Every text that may be translated, one in the one way, the next in the other. @returns how many */
export const translate = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const ours: Text[] = [];
    while (texts.nextNode()) {
      const text = texts.currentNode as Text;
      const left = text.parentElement?.closest("[translate=no], script, style, textarea, svg, noscript");
      if (!left && text.data.trim()) ours.push(text);
    }
    for (const [at, text] of ours.entries()) {
      const font = document.createElement("font");
      const inner = font.appendChild(document.createElement("font"));
      if (at % 2 === 0) inner.textContent = text.data;
      text.replaceWith(font);
      if (at % 2 === 1) inner.append(text);
    }
    return ours.length;
  });
