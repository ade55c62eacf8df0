"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { visible } from "@/lib/prose/visible";

/** Beyond either, a text is folded until all of it is wanted. */
const shownLines = 24;
const shownCharacters = 2_400;

/** The beginning of a long text; all of a text that is hardly longer. */
function beginningOf(text: string): string {
  const lines = text.split("\n", shownLines + 1);
  const beginning = lines.length > shownLines ? lines.slice(0, shownLines).join("\n") : text;
  return beginning.length > shownCharacters ? beginning.slice(0, shownCharacters).toWellFormed() : beginning;
}

interface Props {
  children: string;
  label?: string;
  className?: string;
}

/** Program text, messages and printed values: never formatted, nothing hidden in them, and of bounded height. */
export function PlainText({ children: text, label, className = "" }: Props) {
  const t = useTranslations("common");
  const [whole, setWhole] = useState(false);
  const plain = visible(text);
  const beginning = beginningOf(plain);
  const folded = beginning.length < plain.length;
  return (
    <>
      <pre
        translate="no"
        aria-label={label}
        className={`somebodys whitespace-pre-wrap [overflow-wrap:anywhere] ${className}`}
      >
        {whole ? plain : beginning}
        {folded && !whole && "…"}
      </pre>
      {folded && (
        <button
          type="button"
          aria-expanded={whole}
          onClick={() => setWhole(!whole)}
          className="min-h-9 text-sm text-accent underline pointer-coarse:min-h-11"
        >
          {whole ? t("showLess") : t("showAll", { count: plain.length })}
        </button>
      )}
    </>
  );
}

/** A name, a title, a label of somebody's, in a line of other words: it turns nothing around it and covers nothing. */
export function PlainWords({ children: text }: { children: string }) {
  return (
    <bdi translate="no" className="somebodys inline-block max-w-full">
      {visible(text).replaceAll("\n", " ")}
    </bdi>
  );
}

/** A sentence of somebody's, which stands by itself: it wraps, covers nothing, and may be translated. */
export function PlainSentence({ children: text, className = "" }: { children: string; className?: string }) {
  return (
    <span dir="auto" className={`somebodys block wrap-anywhere ${className}`}>
      {visible(text)}
    </span>
  );
}
