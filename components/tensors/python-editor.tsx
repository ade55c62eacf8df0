"use client";
import { Annotation, Compartment, EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useLocale } from "next-intl";
import { useEffect, useLayoutEffect, useRef } from "react";
import { editorExtensions } from "./editor-extensions";
import { changeIn } from "./merge-text";
import type { Cursor, EditorProps } from "./plain-editor";

interface Props extends EditorProps {
  /** says once how the field was left that it takes the place of; null when there was none */
  takeOver: () => Cursor | null;
}

/** A change that nobody typed here. */
const fromOutside = Annotation.define<true>();

/** Python with completion and short help; nothing of it is sent anywhere. */
export function PythonEditor({
  value,
  label,
  onChange,
  onRun,
  readOnly = false,
  autoFocus,
  takeOver,
}: Props) {
  const language = useLocale();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef({ onChange, onRun });
  const editable = useRef(new Compartment());
  const tookOver = useRef(false);
  /** texts that were told and have not come back as the value yet */
  const told = useRef<string[]>([]);
  useEffect(() => {
    latest.current = { onChange, onRun };
  });

  // in the step in which the field goes: no key falls between the two
  useLayoutEffect(() => {
    if (!host.current) return;
    const run = (andNext: boolean) => {
      latest.current.onRun?.(andNext, view.current?.state.doc.toString() ?? "");
      return !!latest.current.onRun;
    };
    const changes = EditorView.updateListener.of((update) => {
      if (!update.docChanged || update.transactions.some((one) => one.annotation(fromOutside))) return;
      const text = update.state.doc.toString();
      told.current.push(text);
      latest.current.onChange(text, update.startState.doc.toString());
    });
    const extensions = [editorExtensions(language, label, run), changes, editable.current.of([])];
    const left = takeOver();
    tookOver.current = left !== null;
    const within = (at: number) => Math.min(at, value.length);
    const selection = left ? { anchor: within(left.from), head: within(left.to) } : undefined;
    const state = EditorState.create({ doc: value, extensions, selection });
    const created = new EditorView({ parent: host.current, state });
    view.current = created;
    if (left?.focused) created.focus();
    return () => created.destroy();
    // the editor owns its text after it was made; later values come through the effect below
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [label, language]);

  useEffect(() => {
    const current = view.current;
    const echo = told.current.lastIndexOf(value);
    told.current.splice(0, echo + 1);
    // what one typed comes back late on a busy thread: the text has gone on, and must not be set back
    const text = current?.state.doc.toString();
    if (text === undefined || echo >= 0 || text === value) return;
    told.current = [];
    // the cursor stays where it is in the text
    current?.dispatch({ changes: changeIn(text, value), annotations: fromOutside.of(true) });
  }, [value]);

  useEffect(() => {
    view.current?.dispatch({ effects: editable.current.reconfigure(EditorState.readOnly.of(readOnly)) });
  }, [readOnly]);

  useEffect(() => {
    // whoever has gone on from the field is not called back
    if (autoFocus && !tookOver.current) view.current?.focus();
    tookOver.current = false;
  }, [autoFocus, label]);

  return (
    <div
      ref={host}
      className="overflow-hidden rounded-md border border-line-strong focus-within:outline-2 focus-within:outline-accent"
    />
  );
}
