import ReactMarkdown, { type Options } from "react-markdown";
import { dialect } from "@/lib/prose/dialect";

/** Markdown as everybody here shows it: raw HTML is never interpreted, pictures are their words, links open a new tab. */
export function MarkdownText({
  children,
  remarkPlugins = [],
  ...plugins
}: Pick<Options, "remarkPlugins" | "rehypePlugins" | "children">) {
  return (
    <ReactMarkdown
      {...plugins}
      remarkPlugins={[...dialect, ...(remarkPlugins ?? [])]}
      components={{
        a: ({ href, children: text }) => (
          <a href={href} target="_blank" rel="noopener noreferrer nofollow">
            {text}
          </a>
        ),
        code: ({ children: text, className }) => (
          <code translate="no" className={className}>
            {text}
          </code>
        ),
        img: ({ alt }) => <span>{alt}</span>,
      }}
    >
      {children}
    </ReactMarkdown>
  );
}
