/** Figures as the page has drawn them. */
import type { FiledPicture } from "@/lib/tensorlab/notebook-file";

/** A cell's figures as they are drawn on the page, in their order. */
export const drawingsOf = ({ id }: { id: string }): FiledPicture[] =>
  [...document.querySelectorAll(`[data-cell="${id}"] figure svg[role="img"]`)].map((one) => ({
    ...{ type: "image/svg+xml", data: one.outerHTML, words: one.getAttribute("aria-label") ?? "" },
  }));
