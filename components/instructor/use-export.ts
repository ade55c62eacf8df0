"use client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { download } from "@/components/lab/share/download";
import { useToast } from "@/components/ui/toast";

/** The files that a session is taken home in. */
export type ExportFile = "marks.csv" | "canvas.csv" | "answers.csv" | "session.json";

type Problem = "busy" | "signedOut" | "gone" | "failed";

/** By the status of the answer. */
const problems: Readonly<Record<number, Problem>> = { 401: "signedOut", 404: "gone", 503: "busy" };

/** Beyond this the person is told that something is happening, in ms. */
const soonMs = 600;

/** The name under which the server sends a file, in every script (RFC 6266). */
function nameIn(headers: Headers, otherwise: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(headers.get("content-disposition") ?? "")?.[1];
  return encoded ? decodeURIComponent(encoded) : otherwise;
}

/** Brings a file and saves it. A browser keeps what is large on its disk while it comes. @returns why it did not */
async function save(sessionId: string, file: ExportFile, participantId?: string): Promise<Problem | null> {
  try {
    const of = participantId === undefined ? "" : `?participant=${participantId}`;
    const response = await fetch(`/sessions/${sessionId}/export/${file}${of}`);
    if (!response.ok) return problems[response.status] ?? "failed";
    download(nameIn(response.headers, file), await response.blob());
    return null;
  } catch {
    return "failed";
  }
}

/** Saves a session's file; says when that takes time, and why it was refused, which a browser's own download hides. */
export function useExport(): (
  sessionId: string,
  file: ExportFile,
  /** of one participant alone */
  participantId?: string,
) => Promise<void> {
  const t = useTranslations("common.export");
  const toast = useToast();
  return useCallback(
    async (sessionId, file, participantId) => {
      const later = setTimeout(() => toast({ text: t("waiting") }), soonMs);
      const problem = await save(sessionId, file, participantId);
      clearTimeout(later);
      if (problem) toast({ text: t(problem), tone: "bad" });
    },
    [t, toast],
  );
}
