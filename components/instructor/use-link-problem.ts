"use client";
import { useTranslations } from "next-intl";
import { problemOfLink } from "./lesson-draft";

/** What is wrong with a link from the lab, in words; undefined when it can be used. */
export function useLinkProblem(link: string, classes: number): string | undefined {
  const t = useTranslations("instructor.lesson.problem");
  const problem = problemOfLink(link, classes);
  if (!problem) return undefined;
  return problem.problem === "broken" ? t("broken", { parts: problem.parts.join(", ") }) : t(problem.problem);
}
