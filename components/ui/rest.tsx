"use client";
import { createContext, useContext } from "react";

const Context = createContext(false);

/** Says to everything below whether the class rests just now. */
export const RestProvider = Context.Provider;

/** Whether nobody types or trains just now; what was typed and trained stays as it is. */
export const useResting = (): boolean => useContext(Context);
