"use client";
import { useLocale } from "next-intl";
import { createContext, useCallback, useContext, type ReactNode } from "react";

interface Place {
  /** of the page: /sessions/ID/review, or /j/CODE/look-back */
  address: string;
  /** whose work is shown; null where the address shows one's own */
  participantId: string | null;
}

const Context = createContext<Place>({ address: "", participantId: null });

/** Says where the components below find a participant's work. */
export function WorkAddress({ children, ...place }: Place & { children: ReactNode }) {
  return <Context value={place}>{children}</Context>;
}

export type AddressOf = (part: "run" | "sheet" | "evidence", query: Record<string, string>) => string;

export function addressIn({ address, participantId }: Place, language: string): AddressOf {
  const who: Record<string, string> = participantId === null ? {} : { participant: participantId };
  return (part, query) =>
    `${address}/${part}?${new URLSearchParams({ ...who, language, ...query }).toString()}`;
}

/** The addresses of parts of the participant's work. */
export function useWorkAddress(): AddressOf {
  const { address, participantId } = useContext(Context);
  const language = useLocale();
  return useCallback(
    (part, query) => addressIn({ address, participantId }, language)(part, query),
    [address, participantId, language],
  );
}
