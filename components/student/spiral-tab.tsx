"use client";
import { nanoid } from "nanoid";
import { useMemo, useState } from "react";
import type { Brought, BroughtPlace } from "@/components/lab/screen/brought";
import { later } from "@/components/ui/later";
import type { Outbox } from "@/lib/client/outbox";
import type { OutboxItem } from "@/lib/client/outbox-item";
import type { MakeTile } from "@/lib/client/tile-sender";
import { recallRuns, rememberRun } from "@/lib/client/run-memory";
import type { FinishedRun } from "@/lib/contract/lab";
import type { Progress, PublicSession, SelfView } from "@/lib/contract/views";
import { isCoded, labSubmissions } from "./lab-submissions";
import { TabLoading } from "./tab-loading";

const SessionLab = later(
  () => import("@/components/lab/screen/session-lab").then((lab) => lab.SessionLab),
  TabLoading,
);

interface Props {
  session: PublicSession;
  self: SelfView;
  open: boolean;
  outbox: Outbox;
  items: readonly OutboxItem[];
  online: boolean;
  onProgress: (progress: Progress) => void;
  onPicture: (make: MakeTile | null) => void;
  /** everybody was brought here, and to something in the lab */
  brought: Brought | undefined;
  onPlace: (place: BroughtPlace | null) => void;
}

/** The spiral lab on the session's data; what it submits goes through the outbox. */
export function SpiralTab({ session, self, open, outbox, items, online, ...reports }: Props) {
  const owner = self.participantId;
  const [configs, setConfigs] = useState(() => recallRuns(owner));
  const submissions = useMemo(
    () =>
      labSubmissions(
        self.verdicts,
        items.filter((item) => !isCoded(item)),
        configs,
        online,
      ),
    [self.verdicts, items, configs, online],
  );
  const submit = ({ weights, ...run }: FinishedRun) => {
    const id = nanoid();
    rememberRun(owner, id, run.config);
    setConfigs((old) => new Map(old).set(id, run.config));
    // a copy: the lab goes on training in its own array
    const bytes = new Uint8Array(weights.slice().buffer);
    void outbox.add("run.submit", { ...run, id, weights: bytes });
  };
  return (
    <SessionLab
      dataset={session.dataset}
      lesson={session.lesson}
      open={open}
      ownerId={owner}
      submit={submit}
      submissions={submissions}
      {...reports}
    />
  );
}
