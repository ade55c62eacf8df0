"use client";
import { nanoid } from "nanoid";
import dynamic from "next/dynamic";
import { useMemo, useRef } from "react";
import type { Outbox } from "@/lib/client/outbox";
import type { OutboxItem } from "@/lib/client/outbox-item";
import type { SelfView } from "@/lib/contract/views";
import { TabLoading } from "./tab-loading";
import { tensorAttempts } from "./tensor-attempts";
import { useAcknowledged } from "./use-acknowledged";

const SessionTensors = dynamic(
  () => import("@/components/tensors/session-tensors").then((tensors) => tensors.SessionTensors),
  { ssr: false, loading: TabLoading },
);

interface Props {
  self: SelfView;
  open: boolean;
  outbox: Outbox;
  items: readonly OutboxItem[];
}

/** The tensor exercises and the notebook; both are kept on the server through the outbox. */
export function TensorsTab({ self, open, outbox, items }: Props) {
  const acknowledged = useAcknowledged(outbox);
  const attempts = useMemo(() => tensorAttempts(acknowledged, items), [acknowledged, items]);
  const lastSave = useRef<string | null>(null);
  const submit = (exerciseId: string, source: string) =>
    void outbox.add("attempt.submit", { id: nanoid(), exerciseId, source });
  const saveNotebook = (cells: { id: string; source: string }[]) => {
    const id = nanoid();
    void outbox.add("notebook.save", { id, cells }, { after: lastSave.current });
    lastSave.current = id;
  };
  return (
    <SessionTensors
      ownerId={self.participantId}
      open={open}
      progress={self.attempts}
      attempts={attempts}
      submit={submit}
      saveNotebook={saveNotebook}
    />
  );
}
