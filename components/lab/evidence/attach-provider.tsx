"use client";
import { createContext, useContext } from "react";
import type { QuestionId } from "@/lib/content/questions";
import type { Attachment } from "./attachment";

/** Hands evidence to an answer. */
export type Attach = (questionId: QuestionId, attachment: Attachment) => void;

const AttachContext = createContext<Attach | null>(null);

/** Where there are answers, evidence may be attached to them. */
export const AttachProvider = AttachContext.Provider;

/** Null where there are no answers: in the lab by itself. */
export const useAttach = (): Attach | null => useContext(AttachContext);
