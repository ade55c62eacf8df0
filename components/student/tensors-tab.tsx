"use client";
import { nanoid } from "nanoid";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo } from "react";
import { useHeld } from "@/components/live/held";
import type { Brought } from "@/components/tensors/exercises";
import { keptAlone } from "@/components/tensors/saved-work";
import { later } from "@/components/ui/later";
import { useToast } from "@/components/ui/toast";
import type { Connection } from "@/lib/client/connection";
import type { Outbox } from "@/lib/client/outbox";
import type { OutboxItem } from "@/lib/client/outbox-item";
import { SharedNotebook } from "@/lib/client/notebook";
import type { NotebookKind } from "@/lib/contract/notebook";
import type { Progress, PublicSession, SelfView } from "@/lib/contract/views";
import { ClassLinkProvider } from "@/components/tensors/class-link";
import { useClassLinkOf } from "./use-class-link";
import { TabLoading } from "./tab-loading";
import { tensorAttempts } from "./tensor-attempts";
import { useAcknowledged } from "@/components/live/use-acknowledged";

const SessionTensors = later(
  () => import("@/components/tensors/session-tensors").then((tensors) => tensors.SessionTensors),
  TabLoading,
);

interface Props {
  session: PublicSession;
  self: SelfView;
  open: boolean;
  connection: Connection;
  outbox: Outbox;
  items: readonly OutboxItem[];
  online: boolean;
  onProgress: (progress: Progress) => void;
  /** everybody was brought here, and to this exercise */
  brought: Brought | undefined;
}

/** What the instructor's page is told while an exercise is open, or the notebook. */
const working = (item: string | null, state: "idle" | "writing"): Progress => ({
  ...{ activity: "tensors", state, epoch: 0, accuracy: null },
  ...(item === null ? {} : { item }),
});

/** What is kept cell by cell, with the server; null until the first effect. */
function useShared(of: NotebookKind, { self, connection, outbox }: Props): SharedNotebook | null {
  const t = useTranslations("student");
  const toast = useToast();
  const owner = self.participantId;
  const onTooLarge = useCallback(() => toast({ tone: "bad", text: t("notebookTooLarge") }), [t, toast]);
  const open = useMemo(
    () => () =>
      new SharedNotebook({ owner, of, outbox, connection, before: keptAlone(owner, of), onTooLarge }),
    [owner, of, outbox, connection, onTooLarge],
  );
  const shared = useHeld(open);
  const version = self.notebooks?.[of] ?? 0;
  useEffect(() => shared?.hear(version), [shared, version]);
  return shared;
}

/** The tensor exercises and the notebook; both are kept on the server through the outbox. */
export function TensorsTab(props: Props) {
  const { self, open, outbox, items, online, onProgress, brought } = props;
  const acknowledged = useAcknowledged(outbox);
  const attempts = useMemo(() => tensorAttempts(acknowledged, items, online), [acknowledged, items, online]);
  const [notebook, exercises] = [useShared("notebook", props), useShared("exercises", props)];
  const shared = useMemo(
    () => (notebook && exercises ? { notebook, exercises } : null),
    [notebook, exercises],
  );
  const link = useClassLinkOf(props);
  if (!shared) return <TabLoading />;
  return (
    <ClassLinkProvider value={link}>
      <SessionTensors
        ownerId={self.participantId}
        open={open}
        progress={self.attempts}
        attempts={attempts}
        submit={(exerciseId, source) =>
          void outbox.add("attempt.submit", { id: nanoid(), exerciseId, source })
        }
        shared={shared}
        brought={brought}
        onOpen={(item) => onProgress(working(item, "idle"))}
        onWriting={(item) => onProgress(working(item, "writing"))}
      />
    </ClassLinkProvider>
  );
}
