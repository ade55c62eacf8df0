import dynamic from "next/dynamic";
import { lazy, Suspense } from "react";
import { untilFetched } from "@/lib/client/until-fetched";

/** No link in the page's head asks for it: it comes after what makes the page answer. */
const MarkdownText = lazy(() =>
  untilFetched(() => import("./markdown-text").then((text) => ({ default: text.MarkdownText }))),
);

/** Typesetting is most of the weight, and most texts have none. */
const MarkdownMaths = dynamic(() =>
  untilFetched(() => import("./markdown-maths").then((maths) => maths.MarkdownMaths)),
);

/** Its paragraphs stand apart as formatted ones do: what is below keeps its place when the formatting comes. */
function AsTyped({ text }: { text: string }) {
  return text
    .trim()
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph, at) => (
      <p key={at} className="whitespace-pre-line">
        {paragraph}
      </p>
    ));
}

/**
 * Markdown with maths ($…$, $$…$$). Raw HTML is never interpreted; links open in a new tab. Until the formatting is
 * there the text stands as it was typed, or as the server formatted it, and nothing around it waits.
 */
export function Markdown({ children }: { children: string }) {
  const plain = (
    <Suspense fallback={<AsTyped text={children} />}>
      <MarkdownText>{children}</MarkdownText>
    </Suspense>
  );
  return (
    <div className="prose-room">
      {children.includes("$") ? (
        <Suspense fallback={plain}>
          <MarkdownMaths>{children}</MarkdownMaths>
        </Suspense>
      ) : (
        plain
      )}
    </div>
  );
}
