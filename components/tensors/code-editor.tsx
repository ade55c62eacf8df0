"use client";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useLocale } from "next-intl";
import { useEffect, useRef } from "react";
import { editorExtensions } from "./editor-extensions";

interface Props {
  value: string;
  /** spoken name of the editor */
  label: string;
  onChange: (value: string) => void;
  /** Shift-Enter runs and goes on, Ctrl/⌘-Enter runs and stays */
  onRun?: (andNext: boolean) => void;
  readOnly?: boolean;
  autoFocus?: boolean;
}

/** Python with completion and short help; nothing of it is sent anywhere. */
export function CodeEditor({ value, label, onChange, onRun, readOnly = false, autoFocus }: Props) {
  const language = useLocale();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef({ onChange, onRun });
  const editable = useRef(new Compartment());
  useEffect(() => {
    latest.current = { onChange, onRun };
  });

  useEffect(() => {
    if (!host.current) return;
    const run = (andNext: boolean) => {
      latest.current.onRun?.(andNext);
      return !!latest.current.onRun;
    };
    const changes = EditorView.updateListener.of((update) => {
      if (update.docChanged) latest.current.onChange(update.state.doc.toString());
    });
    const extensions = [editorExtensions(language, label, run), changes, editable.current.of([])];
    const state = EditorState.create({ doc: value, extensions });
    const created = new EditorView({ parent: host.current, state });
    view.current = created;
    return () => created.destroy();
    // the editor owns its text after it was made; later values come through the effect below
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [label, language]);

  useEffect(() => {
    const current = view.current;
    if (!current || current.state.doc.toString() === value) return;
    current.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: value } });
  }, [value]);

  useEffect(() => {
    view.current?.dispatch({ effects: editable.current.reconfigure(EditorState.readOnly.of(readOnly)) });
  }, [readOnly]);

  useEffect(() => {
    if (autoFocus) view.current?.focus();
  }, [autoFocus, label]);

  return (
    <div
      ref={host}
      className="overflow-hidden rounded-md border border-line-strong focus-within:outline-2 focus-within:outline-accent"
    />
  );
}
