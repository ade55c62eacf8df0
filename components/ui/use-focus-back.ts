"use client";
import { useRef } from "react";

/** What was focused when a dialog or panel opened has the focus again when it closes: Radix knows only a trigger of its own. */
export function useFocusBack() {
  const opener = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      opener.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      // who pressed something else has the focus there
      const lost = document.activeElement === document.body;
      if (!(lost && opener.current instanceof HTMLElement && opener.current.isConnected)) return;
      event.preventDefault();
      opener.current.focus();
    },
  };
}
