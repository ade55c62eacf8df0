"use client";
import { useTranslations } from "next-intl";
import { createContext, useCallback, useContext, useState, type ReactNode } from "react";
import { useErrorText } from "@/components/ui/error-text";
import { useToast } from "@/components/ui/toast";
import { reaches, type Duty } from "@/lib/agreed/duties";
import type { Connection } from "@/lib/client/connection";
import { leastDuties, type RawPayload, type ReplyData, type RequestName } from "@/lib/contract/requests";

interface Done<Name extends RequestName> {
  text: string | ((data: ReplyData<Name>) => string);
  undo?: () => void;
}

/** Sends a command; says what came of it, and offers the way back where there is one. True when it was done. */
export type Send = <Name extends RequestName>(
  name: Name,
  payload: RawPayload<Name>,
  done?: Done<Name>,
) => Promise<boolean>;

const Context = createContext<Send>(async () => false);

export const useSend = (): Send => useContext(Context);

/** Asks for something; null when there was no answer, which is said. */
export type Ask = <Name extends RequestName>(
  name: Name,
  payload: RawPayload<Name>,
) => Promise<ReplyData<Name> | null>;

const AskContext = createContext<Ask>(async () => null);

export const useAsk = (): Ask => useContext(AskContext);

const SendingContext = createContext(false);

/** Whether a command waits for its answer: a switch shows what is, and not what was asked for. */
export const useSending = (): boolean => useContext(SendingContext);

const DutyContext = createContext<Duty>("owner");

/** Whether a request is for somebody of one's own duty. */
export function useMay(): (name: RequestName) => boolean {
  const duty = useContext(DutyContext);
  return useCallback((name) => reaches(duty, leastDuties[name]), [duty]);
}

interface CommandsProps {
  connection: Connection | null;
  /** of whoever commands */
  duty: Duty;
  children: ReactNode;
}

/** Gives the components below the staff's commands. */
export function Commands({ connection, duty, children }: CommandsProps) {
  const t = useTranslations("common");
  const toast = useToast();
  const errorText = useErrorText();
  const [waiting, setWaiting] = useState(0);
  const send = useCallback<Send>(
    async (name, payload, done) => {
      if (!connection) return false;
      setWaiting((count) => count + 1);
      const reply = await connection.request(name, payload);
      setWaiting((count) => count - 1);
      if (!reply.ok) toast({ text: errorText(reply.error), tone: "bad" });
      else if (done)
        toast({
          text: typeof done.text === "string" ? done.text : done.text(reply.data),
          tone: "good",
          ...(done.undo ? { action: { label: t("undo"), run: done.undo } } : {}),
        });
      return reply.ok;
    },
    [connection, toast, errorText, t],
  );
  const ask = useCallback<Ask>(
    async (name, payload) => {
      const reply = await connection?.request(name, payload);
      if (reply?.ok) return reply.data;
      if (reply) toast({ text: errorText(reply.error), tone: "bad" });
      return null;
    },
    [connection, toast, errorText],
  );
  return (
    <DutyContext value={duty}>
      <AskContext value={ask}>
        <Context value={send}>
          <SendingContext value={waiting > 0}>{children}</SendingContext>
        </Context>
      </AskContext>
    </DutyContext>
  );
}
