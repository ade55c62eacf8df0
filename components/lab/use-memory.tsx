"use client";
import { createContext, useCallback, useContext, useState, type ReactNode } from "react";
import { Store } from "@/lib/client/store";
import { useStore } from "@/components/ui/use-store";
import type { OwnPoint } from "@/lib/spiral/config";

/** What the views of a lab remember while it is open: a window that crosses from one layout to the other mounts them anew. */
interface LabMemory {
  /** own points as they were before the last changes, the newest last */
  earlierPoints: readonly (readonly OwnPoint[])[];
  /** what a click on the map places: a class, or nothing */
  brush: number | "eraser";
  /** a click on the map places own points */
  placing: boolean;
  /** held-out points are drawn; null where nobody has said so */
  heldOut: boolean | null;
  /** the map shows the winning class alone */
  discrete: boolean;
  /** the view beside or under the map, and the part of the narrow layout */
  view: string | undefined;
  part: string | undefined;
}

const fresh: LabMemory = {
  ...{ earlierPoints: [], brush: 0, placing: true, heldOut: null, discrete: false },
  ...{ view: undefined, part: undefined },
};

const MemoryContext = createContext<Store<LabMemory> | null>(null);

/** Around both layouts of a lab. */
export function LabMemoryProvider({ children }: { children: ReactNode }) {
  const [memory] = useState(() => new Store(fresh));
  return <MemoryContext value={memory}>{children}</MemoryContext>;
}

/** One of the things that are remembered, and how to change it. */
export function useMemory<Name extends keyof LabMemory>(
  name: Name,
): [LabMemory[Name], (value: LabMemory[Name]) => void] {
  const memory = useContext(MemoryContext);
  if (!memory) throw new Error("no lab's memory around this view");
  const value = useStore(memory, fresh)[name];
  const change = useCallback(
    (next: LabMemory[Name]) => memory.update((all) => ({ ...all, [name]: next })),
    [memory, name],
  );
  return [value, change];
}
