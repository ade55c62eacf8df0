/** Milliseconds between two looks for a start button that takes the focus, and looks: a run is prepared meanwhile. */
const every = 50;
const most = 20;

/**
 * A notice goes with what was pressed in it, and would take the focus along: it goes on where the run does.
 * @param left looks that are left
 */
export function focusStart(left = most): void {
  const buttons = [...document.querySelectorAll<HTMLElement>("[data-guide='lab.start']:enabled")];
  const shown = buttons.find((button) => button.checkVisibility());
  if (shown) shown.focus({ preventScroll: true });
  else if (left > 0) setTimeout(() => focusStart(left - 1), every);
}
