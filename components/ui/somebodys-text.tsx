"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Suspense, useRef } from "react";
import { untilFetched } from "@/lib/client/until-fetched";
import type { AsWritten } from "@/lib/prose/formatted";
import { visible } from "@/lib/prose/visible";
import { TextBoundary } from "./text-boundary";
import { useFormatted } from "./use-formatted";

const FormattedTree = dynamic(() =>
  untilFetched(() => import("./formatted-tree").then((module) => module.FormattedTree)),
);

interface Props {
  children: string;
  /** it is being typed: what it looked like before stays until the new text is formatted */
  typing?: boolean;
}

/**
 * A text of somebody's, Markdown with maths, shown whatever it is. The server sends it as it was written; the reader's
 * browser formats it off its main thread. What is nested too deeply, too long, or cannot be drawn stays as written.
 * Nothing of it is drawn outside its box, and nothing is fetched on its account.
 */
export function SomebodysText({ children: text, typing = false }: Props) {
  const t = useTranslations("common");
  const box = useRef<HTMLDivElement>(null);
  const formatted = useFormatted(text, box, typing);
  const asWritten = <p className="whitespace-pre-wrap">{visible(text)}</p>;
  const because = (why: AsWritten | "broken") => (
    <>
      <p className="text-xs text-muted">{t(`asWritten.${why}`)}</p>
      {asWritten}
    </>
  );
  return (
    <div
      ref={box}
      className="prose-room somebodys"
      data-formatted={formatted ? "tree" in formatted : undefined}
    >
      <TextBoundary key={text} otherwise={because("broken")}>
        {formatted && "tree" in formatted ? (
          <Suspense fallback={asWritten}>
            <FormattedTree tree={formatted.tree} />
          </Suspense>
        ) : formatted ? (
          because(formatted.asWritten)
        ) : (
          asWritten
        )}
      </TextBoundary>
    </div>
  );
}
