"use client";
import { createContext, useContext } from "react";
import type { Localized } from "@/lib/content/language";
import type { QuestionId } from "@/lib/content/questions";
import type { Attachment } from "@/lib/lab/attachment";

/** Where evidence may go. The lab by itself knows no questions and need not load them. */
export interface AttachPort {
  questions: readonly { id: QuestionId; title: Localized }[];
  attach: (questionId: QuestionId, attachment: Attachment) => void;
}

const AttachContext = createContext<AttachPort | null>(null);

/** Where there are answers, evidence may be attached to them. */
export const AttachProvider = AttachContext.Provider;

/** Null where there are no answers: in the lab by itself. */
export const useAttach = (): AttachPort | null => useContext(AttachContext);
