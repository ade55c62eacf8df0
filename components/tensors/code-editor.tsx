"use client";
import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from "@codemirror/commands";
import { python, pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { Compartment, EditorState, Prec } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { useLocale } from "next-intl";
import { useEffect, useRef } from "react";
import { torchCompletions } from "./completions";
import { editorTheme } from "./editor-theme";

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

/**
 * Tab accepts a completion or indents; Escape then Tab leaves the editor, so that it is no keyboard trap.
 * The escape lasts for one Tab.
 */
function tabKeys() {
  let leaving = false;
  return keymap.of([
    {
      key: "Escape",
      run: () => {
        leaving = true;
        return false;
      },
    },
    {
      key: "Tab",
      run: (view) => {
        if (leaving) {
          leaving = false;
          return false;
        }
        return acceptCompletion(view) || indentMore(view);
      },
      shift: (view) => (leaving ? false : indentLess(view)),
    },
  ]);
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
    const run = (andNext: boolean) => () => {
      latest.current.onRun?.(andNext);
      return !!latest.current.onRun;
    };
    const created = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: value,
        extensions: [
          Prec.highest(
            keymap.of([
              { key: "Shift-Enter", run: run(true) },
              { key: "Mod-Enter", run: run(false) },
            ]),
          ),
          tabKeys(),
          keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
          lineNumbers(),
          history(),
          closeBrackets(),
          bracketMatching(),
          indentOnInput(),
          indentUnit.of("    "),
          python(),
          pythonLanguage.data.of({ autocomplete: torchCompletions(language) }),
          autocompletion({ maxRenderedOptions: 40 }),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({
            "aria-label": label,
            autocapitalize: "off",
            autocorrect: "off",
            spellcheck: "false",
          }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString());
          }),
          editable.current.of([]),
          editorTheme,
        ],
      }),
    });
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
