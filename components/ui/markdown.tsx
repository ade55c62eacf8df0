import dynamic from "next/dynamic";
import { Suspense } from "react";
import { untilFetched } from "@/lib/client/until-fetched";
import { MarkdownText } from "./markdown-text";

/** Typesetting is most of the weight, and most texts have none. */
const MarkdownMaths = dynamic(() =>
  untilFetched(() => import("./markdown-maths").then((maths) => maths.MarkdownMaths)),
);

/**
 * Markdown with maths ($…$, $$…$$). Raw HTML is never interpreted; links open in a new tab. Until the typesetting is
 * there the text stands as it was typed, and nothing around it waits.
 */
export function Markdown({ children }: { children: string }) {
  const plain = <MarkdownText>{children}</MarkdownText>;
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
