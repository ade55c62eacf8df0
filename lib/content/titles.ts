/** What the exercises, questions and experiments of the course are called, for who shows nothing else of them. */
import { exerciseById } from "./exercises";
import { isExperimentId } from "./experiment";
import { experiments } from "./experiments";
import type { Language } from "./language";
import { isQuestionId, questionById } from "./questions";

/** The title of what has this id, or undefined for an id from outside that is none. */
export function titleOf(id: string, language: Language): string | undefined {
  if (isExperimentId(id)) return experiments[id].title[language];
  return (isQuestionId(id) ? questionById(id) : exerciseById(id))?.title[language];
}
