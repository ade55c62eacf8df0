"use client";
import { useDeferredValue, type ReactNode } from "react";

/** Draws what is in it after everything around it, in pieces that keep no press waiting. */
export const Afterwards = ({ children }: { children: ReactNode }) =>
  useDeferredValue(true, false) ? children : null;
