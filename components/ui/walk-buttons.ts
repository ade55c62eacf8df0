import type { KeyboardEvent } from "react";

/** The number of the button that a key leads to, from the one that has the focus. */
const ways: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at) => at + 1,
  ArrowRight: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  ArrowLeft: (at) => at - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Arrow keys walk a list's buttons, so that Tab passes it in one step: the handler of the element around them. */
export function walkButtons(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const next = at < 0 ? undefined : buttons[ways[event.key]?.(at, buttons.length)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
