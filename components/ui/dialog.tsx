"use client";
import { useEffect } from "react";
import { ahead } from "@/lib/client/ahead";
import { Fetched } from "@/lib/client/fetched";
import type { DialogProps } from "./dialog-panel";
import { useStore } from "./use-store";

const code = new Fetched(ahead(() => import("./dialog-panel")));

/** A modal dialog; focus is kept inside and returns to where it was. Its code is fetched when the first one opens. */
export function Dialog(props: DialogProps) {
  const parts = useStore(code, null);
  const { open } = props;
  useEffect(() => {
    if (open) code.ask();
  }, [open]);
  return parts && <parts.DialogPanel {...props} />;
}
