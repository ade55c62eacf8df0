"use client";
import { createContext, useContext } from "react";
import { Store } from "@/lib/client/store";
import { useStore } from "@/components/ui/use-store";

/** A unit of the graph that the pointer or the focus is on, and where in the plane it is active. */
export interface LookedUnit {
  name: string;
  /** Float32Array[size·size] */
  map: Float32Array;
  size: number;
}

const LookedUnitContext = createContext<Store<LookedUnit | null> | null>(null);

/** Around a graph and a map that shows its units large. */
export const LookedUnitProvider = LookedUnitContext.Provider;

/** Where a graph tells which unit is looked at; null where no map shows it. */
export const useLookedUnitStore = () => useContext(LookedUnitContext);

/** The unit looked at, for the map that shows it large. */
export const useLookedUnit = (): LookedUnit | null => useStore(useLookedUnitStore(), null);
