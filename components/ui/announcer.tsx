"use client";

/** Says a sentence to screen readers politely when it changes; seen by nobody. */
export function Announcer({ text }: { text: string }) {
  return (
    <p aria-live="polite" className="sr-only">
      {text}
    </p>
  );
}
