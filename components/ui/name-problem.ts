"use client";
import { useTranslations } from "next-intl";
import { nameProblems, type NameProblem } from "@/lib/contract/display-name";
import { wireLimits } from "@/lib/contract/protocol";

/** Whether what a form was answered is about the name in it. */
export const isNameProblem = (answer: unknown): answer is NameProblem =>
  nameProblems.some((problem) => problem === answer);

/** The sentence for what is wrong with a name. */
export function useNameSentence(most: number = wireLimits.nameCharacters): (problem: NameProblem) => string {
  const t = useTranslations("common.nameProblem");
  return (problem) => t(problem, { most });
}
