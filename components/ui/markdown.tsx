import dynamic from "next/dynamic";
import { untilFetched } from "@/lib/client/until-fetched";
import { MarkdownText } from "./markdown-text";

/** Typesetting is most of the weight, and most texts have none. */
const MarkdownMaths = dynamic(() =>
  untilFetched(() => import("./markdown-maths").then((maths) => maths.MarkdownMaths)),
);

/** Markdown with maths ($…$, $$…$$). Raw HTML is never interpreted; links open in a new tab. */
export function Markdown({ children }: { children: string }) {
  return (
    <div className="prose-room">
      {children.includes("$") ? (
        <MarkdownMaths>{children}</MarkdownMaths>
      ) : (
        <MarkdownText>{children}</MarkdownText>
      )}
    </div>
  );
}
