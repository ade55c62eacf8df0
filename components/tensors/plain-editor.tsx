"use client";
import { useLayoutEffect, useRef, type KeyboardEvent } from "react";
import { useHydrating } from "@/components/ui/use-hydrating";

export interface EditorProps {
  value: string;
  /** spoken name of the editor */
  label: string;
  /** @param was the text that it was made from, which may be older than the value by now */
  onChange: (value: string, was: string) => void;
  /** Shift-Enter runs and goes on, Ctrl/⌘-Enter runs and stays; the text as it stands in the editor */
  onRun?: (andNext: boolean, text: string) => void;
  readOnly?: boolean;
  autoFocus?: boolean;
}

/** How a field was left to the editor: its selection, in UTF-16 units from the text's start. */
export interface Cursor {
  from: number;
  to: number;
  focused: boolean;
}

interface Props extends EditorProps {
  onComposing: (composing: boolean) => void;
  /** told when the field goes */
  onLeft: (cursor: Cursor) => void;
}

/** A field of text in the editor's place and look, for as long as the editor's code is on its way. */
export function PlainEditor(props: Props) {
  const { value, label, onChange, onRun, readOnly, autoFocus, onComposing, onLeft } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  // what the server sent is not yet this browser's own text: nobody may type over that
  const hydrating = useHydrating();
  useLayoutEffect(() => {
    const here = field.current;
    return () => {
      if (!here) return;
      const focused = document.activeElement === here;
      onLeft({ from: here.selectionStart, to: here.selectionEnd, focused });
    };
  }, [onLeft]);
  const run = (event: KeyboardEvent) => {
    const stays = event.ctrlKey || event.metaKey;
    if (event.key !== "Enter" || !(event.shiftKey || stays) || !onRun) return;
    event.preventDefault();
    onRun(!stays, value);
  };
  return (
    <textarea
      ref={field}
      value={value}
      onChange={({ target }) => onChange(target.value, value)}
      onKeyDown={run}
      onCompositionStart={() => onComposing(true)}
      onCompositionEnd={() => onComposing(false)}
      readOnly={readOnly || hydrating}
      autoFocus={autoFocus}
      aria-label={label}
      rows={value.split("\n").length}
      autoCapitalize="off"
      autoCorrect="off"
      autoComplete="off"
      spellCheck={false}
      className="block w-full resize-none overflow-hidden rounded-md border border-line-strong bg-surface py-[0.6rem] pr-0.5 pl-10 font-mono text-[0.9375rem] pointer-coarse:text-base leading-[1.4] focus-visible:outline-2 focus-visible:outline-accent"
    />
  );
}
