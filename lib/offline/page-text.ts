/** What a page says of itself in its first tag. */

/** A page as it was served. */
export interface ServedPage {
  build: string;
  /** of its sentences, as the tag says it: "zh-CN", "en" */
  language: string;
}

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "";

/** @returns null for what is no page of a build of ours, such as a network's own sign-in page */
export function readPage(html: string): ServedPage | null {
  const tag = /<html\b[^>]*>/.exec(html)?.[0] ?? "";
  const [build, language] = [attribute(tag, "data-build"), attribute(tag, "lang")];
  return build ? { build, language } : null;
}
