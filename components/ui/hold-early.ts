/**
 * What is pressed and typed before the page has come to life. A script in the page's first bytes holds it, and the page
 * takes it up once its controls answer: a press works late, or says that it waits, and is never lost.
 */

/** A field that somebody has typed into or chosen from. */
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

interface Held {
  /** with what was in them after the last key */
  fields: Map<Field, string>;
  presses: HTMLElement[];
  stop: () => void;
}

declare global {
  interface Window {
    spiralroomHeld?: Held;
  }
}

/** Runs as a text of its own, before everything else: it may name nothing from outside. */
function hold(): void {
  // what does nothing until React answers; links, fields and folded parts work by themselves
  const controls =
    "button,[role=button],[role=tab],[role=switch],[role=menuitem],input[type=submit],input[type=checkbox],input[type=radio]";
  const held: Held = { fields: new Map(), presses: [], stop };
  function typed({ target }: Event) {
    const field = target as Field;
    if (field.matches("input:not([type=checkbox]):not([type=radio]),textarea,select"))
      held.fields.set(field, field.value);
  }
  function pressed(event: Event) {
    const control = (event.target as Element).closest<HTMLElement>(controls);
    if (!control) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    held.presses.push(control);
    document.documentElement.dataset.held = "";
  }
  function stop() {
    document.removeEventListener("input", typed, true);
    document.removeEventListener("change", typed, true);
    document.removeEventListener("click", pressed, true);
    delete document.documentElement.dataset.held;
  }
  document.addEventListener("input", typed, true);
  document.addEventListener("change", typed, true);
  document.addEventListener("click", pressed, true);
  window.spiralroomHeld = held;
}

/** The script for the page's first bytes. */
export const holdScript = `(${hold.toString()})()`;

/** Tells React of a text that was there before it: it compares with what it last knew. */
function retype(field: Field, text: string): void {
  if (field instanceof HTMLSelectElement) {
    field.value = text;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    return;
  }
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  // a field of numbers or an address has no selection
  const { selectionStart, selectionEnd } = field;
  field.value = "";
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd);
}

/** A whole press: menus open with the pointer, tabs change with the focus. */
function press(control: HTMLElement): void {
  if (!control.isConnected) return;
  const options = { bubbles: true, cancelable: true, button: 0 };
  control.dispatchEvent(new PointerEvent("pointerdown", { ...options, pointerType: "mouse" }));
  control.dispatchEvent(new MouseEvent("mousedown", options));
  control.focus();
  control.dispatchEvent(new PointerEvent("pointerup", { ...options, pointerType: "mouse" }));
  control.dispatchEvent(new MouseEvent("mouseup", options));
  control.click();
}

/** The page answers now: does what was held, the typing first, in the order in which it was done. */
export function releaseHeld(): void {
  const held = window.spiralroomHeld;
  if (!held) return;
  delete window.spiralroomHeld;
  held.stop();
  for (const [field, text] of held.fields) if (field.isConnected) retype(field, text);
  // each in a step of its own: what one press changes, the next one meets
  for (const control of held.presses) setTimeout(() => press(control));
}
