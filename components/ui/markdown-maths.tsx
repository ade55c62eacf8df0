import "katex/dist/katex.min.css";
import rehypeKatex from "rehype-katex";
import remarkMath from "remark-math";
import { MarkdownText } from "./markdown-text";

/** Markdown with maths ($…$, $$…$$). */
export function MarkdownMaths({ children }: { children: string }) {
  return (
    <MarkdownText
      remarkPlugins={[remarkMath]}
      rehypePlugins={[[rehypeKatex, { throwOnError: false, strict: "ignore", maxExpand: 200, maxSize: 20 }]]}
    >
      {children}
    </MarkdownText>
  );
}
