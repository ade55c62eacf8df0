"use client";
import { useLocale } from "next-intl";
import { createContext, useContext, useEffect, useMemo, useRef, type RefObject } from "react";
import type { LabSubmission } from "@/lib/contract/lab";
import type { Dataset } from "@/lib/spiral/config";
import type { Figure } from "@/lib/tensorlab/figure/figure";
import type { FiledPicture } from "@/lib/tensorlab/notebook-file";
import type { Classroom, CodedModel, Shown } from "@/lib/tensorlab/protocol";

/** The class around the tensor lab: whose points its programs get, and where their models go. */
export interface ClassLink {
  /** null where nothing is ranked */
  dataset: Dataset | null;
  /** @returns the id that it is sent under */
  submit: (model: CodedModel) => string;
  /** of programs on this page */
  submissions: readonly LabSubmission[];
}

const nobody: ClassLink = { dataset: null, submit: () => "", submissions: [] };

const Link = createContext<ClassLink>(nobody);

export const ClassLinkProvider = Link.Provider;

export const useClassLink = (): ClassLink => useContext(Link);

/** What stands among a cell's output: behind its first `at` characters. */
export type Piece = { at: number } & (
  | { kind: "model"; id: string }
  | { kind: "figure"; figure: Figure }
  /** of a file that was opened */
  | { kind: "picture"; picture: FiledPicture }
);

/** The class as programs know it, and what to do with what they hand out. */
export interface ClassOfPrograms {
  classroom: Classroom;
  take: (shown: Shown, at: number) => Piece;
}

/** Of the class around; its parts keep their identity while that is the same. */
export function useClassOfPrograms(): ClassOfPrograms {
  const language = useLocale();
  const link = useClassLink();
  const { dataset } = link;
  const latest = useLatest(link);
  return useMemo(
    () => ({
      classroom: { language, dataset },
      take: (shown, at) =>
        shown.kind === "figure"
          ? { at, ...shown }
          : { at, kind: "model", id: latest.current.submit(shown.model) },
    }),
    [language, dataset, latest],
  );
}

/** A value as it was drawn last, for what happens between two drawings. */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
