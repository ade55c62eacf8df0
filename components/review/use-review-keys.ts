"use client";
import { useEffect, useEffectEvent } from "react";

export interface ReviewKeys {
  next: () => void;
  previous: () => void;
  nextUnmarked: () => void;
  /** 1 for the first rubric item */
  rubric: (number: number) => void;
  comment: () => void;
  /** from inside a text field */
  done: () => void;
  names: () => void;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !(target instanceof HTMLInputElement && target.type === "checkbox");

/** Things that use arrow keys themselves. */
const usesArrows = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('[role="tablist"],[role="menu"],[data-arrows]') !== null;

/**
 * Marking without the mouse: j k (or the arrows), u, 1–9 and 0 for the tenth, c, n. Escape leaves a text field, and with
 * Control (or ⌘) Enter goes on from one to the next unmarked.
 */
export function useReviewKeys(keys: ReviewKeys, enabled: boolean): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!enabled) return;
    const { target, key } = event;
    const held = event.ctrlKey || event.metaKey;
    if (event.altKey || event.defaultPrevented) return;
    if (document.querySelector('[role="dialog"],[role="alertdialog"]')) return;
    if (held) {
      if (key !== "Enter" || !isTyping(target) || event.isComposing) return;
      event.preventDefault();
      return keys.done();
    }
    if (isTyping(target)) {
      if (key === "Escape" && target instanceof HTMLElement) target.blur();
      return;
    }
    if (key.startsWith("Arrow") && usesArrows(target)) return;
    const actions: Record<string, () => void> = {
      j: keys.next,
      ArrowRight: keys.next,
      k: keys.previous,
      ArrowLeft: keys.previous,
      u: keys.nextUnmarked,
      c: keys.comment,
      n: keys.names,
    };
    const action = /^\d$/.test(key) ? () => keys.rubric(Number(key) || 10) : actions[key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
