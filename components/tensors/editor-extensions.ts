/** What the code editor can do. */
import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  moveCompletionSelection,
  selectedCompletionIndex,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from "@codemirror/commands";
import { python, pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { Prec, type Extension } from "@codemirror/state";
import { EditorView, keymap, lineNumbers, type Command } from "@codemirror/view";
import type { Language } from "@/lib/content/language";
import { torchCompletions } from "./completions";
import { editorTheme } from "./editor-theme";

/** Takes the completion that was chosen, or the first where none was. */
const takeCompletion: Command = (view) => {
  if (selectedCompletionIndex(view.state) === null) moveCompletionSelection(true)(view);
  return acceptCompletion(view);
};

/**
 * Tab takes a completion or indents; Escape then Tab leaves the editor, so that it is no keyboard trap.
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
        return takeCompletion(view) || indentMore(view);
      },
      shift: (view) => (leaving ? false : indentLess(view)),
    },
  ]);
}

/** @returns whether the key did something */
export type Run = (andNext: boolean) => boolean;

/** Shift-Enter runs and goes on, Ctrl/⌘-Enter runs and stays. */
const runKeys = (run: Run): Extension =>
  Prec.highest(
    keymap.of([
      { key: "Shift-Enter", run: () => run(true) },
      { key: "Mod-Enter", run: () => run(false) },
    ]),
  );

const editing: Extension = [
  keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
  lineNumbers(),
  history(),
  closeBrackets(),
  bracketMatching(),
  indentOnInput(),
  indentUnit.of("    "),
  EditorView.lineWrapping,
];

/** Python with the torch module's completions and help in the reader's language. */
const pythonIn = (language: Language): Extension => [
  python(),
  pythonLanguage.data.of({ autocomplete: torchCompletions(language) }),
  // nothing is chosen before an arrow chooses it: Enter is a new line
  autocompletion({ maxRenderedOptions: 40, selectOnOpen: false }),
];

/** @param label spoken name of the editor */
export const editorExtensions = (language: Language, label: string, run: Run): Extension => [
  runKeys(run),
  tabKeys(),
  editing,
  pythonIn(language),
  EditorView.contentAttributes.of({
    "aria-label": label,
    autocapitalize: "off",
    autocorrect: "off",
    spellcheck: "false",
  }),
  editorTheme,
];
