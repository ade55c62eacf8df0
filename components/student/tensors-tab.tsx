"use client";
import { nanoid } from "nanoid";
import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import * as z from "@/lib/contract/zod";
import { later } from "@/components/ui/later";
import { useToast } from "@/components/ui/toast";
import type { Connection } from "@/lib/client/connection";
import type { Outbox } from "@/lib/client/outbox";
import type { OutboxItem } from "@/lib/client/outbox-item";
import { Remembered } from "@/lib/client/remembered";
import { requests, type NotebookCells } from "@/lib/contract/requests";
import type { Progress, SelfView } from "@/lib/contract/views";
import { TabLoading } from "./tab-loading";
import { tensorAttempts } from "./tensor-attempts";
import { useAcknowledged } from "@/components/live/use-acknowledged";

const SessionTensors = later(
  () => import("@/components/tensors/session-tensors").then((tensors) => tensors.SessionTensors),
  TabLoading,
);

interface Props {
  self: SelfView;
  open: boolean;
  connection: Connection;
  outbox: Outbox;
  items: readonly OutboxItem[];
  onProgress: (progress: Progress) => void;
}

/** What the instructor's page is told while an exercise is open, or the notebook. */
const working = (item: string | null): Progress => ({
  ...{ activity: "tensors", state: "writing", epoch: 0, accuracy: null },
  ...(item === null ? {} : { item }),
});

/** The save that this device made or took last. */
const latestSave = (owner: string) =>
  new Remembered<string | null>({
    ...{ owner, key: `spiralroom.${owner}.notebook-save` },
    schema: z.string(),
    otherwise: null,
  });

/** The notebook's way to the server and back. */
function useServerNotebook({ self, connection, outbox, items }: Props) {
  const t = useTranslations("student");
  const toast = useToast();
  const latest = useMemo(() => latestSave(self.participantId), [self.participantId]);
  const lastSave = useRef<string | null>(null);
  const save = (cells: NotebookCells) => {
    const id = nanoid();
    const parsed = requests["notebook.save"].payload.safeParse({ id, cells });
    if (!parsed.success) return toast({ tone: "bad", text: t("notebookTooLarge") });
    void outbox.add("notebook.save", parsed.data, { after: lastSave.current });
    lastSave.current = id;
    latest.set(id);
  };
  /** What another device saved since this one last did. */
  const restore = async (): Promise<NotebookCells | null> => {
    const reply = await connection.request("notebook.load", {});
    const waiting = items.some(({ name }) => name === "notebook.save");
    if (!reply.ok || !reply.data.notebook || waiting) return null;
    const { saveId, cells } = reply.data.notebook;
    if (saveId === latest.get()) return null;
    latest.set(saveId);
    return cells;
  };
  return { save, restore };
}

/** The tensor exercises and the notebook; both are kept on the server through the outbox. */
export function TensorsTab(props: Props) {
  const { self, open, outbox, items, onProgress } = props;
  const acknowledged = useAcknowledged(outbox);
  const attempts = useMemo(() => tensorAttempts(acknowledged, items), [acknowledged, items]);
  const notebook = useServerNotebook(props);
  return (
    <SessionTensors
      ownerId={self.participantId}
      open={open}
      progress={self.attempts}
      attempts={attempts}
      submit={(exerciseId, source) => void outbox.add("attempt.submit", { id: nanoid(), exerciseId, source })}
      saveNotebook={notebook.save}
      restoreNotebook={notebook.restore}
      onWorking={(item) => onProgress(working(item))}
    />
  );
}
