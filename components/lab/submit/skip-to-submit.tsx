"use client";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-class";
import { useLabState } from "../use-trainer";

/** The id that the wide lab's button for submitting stands under. */
export const submitId = "submit-run";

/** From start to submitting there are forty controls: who goes by keyboard may leave them out, once there is a run. */
export function SkipToSubmit() {
  const t = useTranslations("lab.submit");
  const started = useLabState((state) => state.step > 0);
  if (!started) return null;
  return (
    <button
      type="button"
      className={`sr-only focus:not-sr-only ${buttonClass("secondary", "sm")}`}
      onClick={() => document.getElementById(submitId)?.querySelector("button")?.focus()}
    >
      {t("skip")}
    </button>
  );
}
