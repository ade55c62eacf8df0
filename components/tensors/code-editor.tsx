"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { restingLook, useRest } from "@/components/ui/rest";
import { useStore } from "@/components/ui/use-store";
import { Fetched } from "@/lib/client/fetched";
import { PlainEditor, type Cursor, type EditorProps } from "./plain-editor";

const nothing = () => undefined;

/** One for all editors of a page; a network that never brings it leaves the plain field. */
const rich = new Fetched(() => import("./python-editor"));

/**
 * Python with completion and short help; nothing of it is sent anywhere. The editor is most of the page's weight, so
 * one types into a plain field until it is there; it takes over text, cursor and focus, and no character that is being
 * composed.
 */
export function CodeEditor(given: EditorProps) {
  const rest = useRest();
  const resting = rest !== null;
  // keys that run it rest with it
  const onRun = given.onRun && (resting ? nothing : given.onRun);
  const props = { ...given, onRun, readOnly: resting || given.readOnly };
  const loaded = useStore(rich, null);
  const [composing, setComposing] = useState(false);
  const cursor = useRef<Cursor | null>(null);
  const leave = useCallback((at: Cursor) => void (cursor.current = at), []);
  const takeOver = useCallback(() => {
    const at = cursor.current;
    cursor.current = null;
    return at;
  }, []);
  useEffect(() => rich.ask(), []);
  return (
    <div
      {...restingLook(rest)}
      className="data-resting:[&_.cm-editor]:bg-sunken! data-resting:[&>*]:border-dashed data-resting:[&>textarea]:bg-sunken"
    >
      {!loaded || composing ? (
        <PlainEditor {...props} onComposing={setComposing} onLeft={leave} />
      ) : (
        <loaded.PythonEditor {...props} takeOver={takeOver} />
      )}
    </div>
  );
}
