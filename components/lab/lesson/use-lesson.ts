"use client";
import { createContext, useContext } from "react";
import { openLesson, type Lesson } from "@/lib/contract/lesson";

const LessonContext = createContext<Lesson>(openLesson);

/** Gives the panels below what the instructor offers and locks. */
export const LessonProvider = LessonContext.Provider;

/** The lesson that the lab stands in; nothing is locked outside of one. */
export const useLesson = (): Lesson => useContext(LessonContext);
