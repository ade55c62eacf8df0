import { useEffect, useRef, type RefObject } from "react";

/**
 * Leads to what a form was refused for: the first field that is wrong takes the focus, else the sentence comes into
 * sight. To be used as the form's ref.
 * @param problem another one for each refusal; null while there is none
 */
export function useProblemInSight(problem: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!problem) return;
    const field = form.current?.querySelector<HTMLElement>("[aria-invalid=true]");
    if (field) field.focus();
    else form.current?.querySelector('[role="alert"]')?.scrollIntoView({ block: "nearest" });
  }, [problem]);
  return form;
}
