"use client";
import { useCallback } from "react";
import { useErrorText } from "@/components/ui/error-text";
import { useToast } from "@/components/ui/toast";
import type { Connection } from "@/lib/client/connection";
import type { RawPayload, RequestName } from "@/lib/contract/requests";

/** Asks the server for something of the moment, which no outbox keeps; a refusal is said. True when it was done. */
export function useAsking(
  connection: Connection,
): <Name extends RequestName>(name: Name, payload: RawPayload<Name>) => Promise<boolean> {
  const toast = useToast();
  const errorText = useErrorText();
  return useCallback(
    async (name, payload) => {
      const reply = await connection.request(name, payload);
      if (!reply.ok) toast({ text: errorText(reply.error), tone: "bad" });
      return reply.ok;
    },
    [connection, toast, errorText],
  );
}
