"use client";
import { createContext, useContext } from "react";

const Context = createContext<string | null>(null);

/** Says to everything below why nobody types or trains just now; null while all goes on. */
export const RestProvider = Context.Provider;

/** Why nobody types or trains just now, as a sentence; null while all goes on. */
export const useRest = (): string | null => useContext(Context);

/** Whether nobody types or trains just now; what was typed and trained stays as it is. */
export const useResting = (): boolean => useRest() !== null;

/** What a control has that takes nothing for now: it looks so and says why. */
export const restingLook = (why: string | null): { title?: string; "data-resting"?: boolean } =>
  why === null ? {} : { title: why, "data-resting": true };
