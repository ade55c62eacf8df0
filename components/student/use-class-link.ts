"use client";
import { nanoid } from "nanoid";
import { useCallback, useMemo, useState } from "react";
import type { ClassLink } from "@/components/tensors/class-link";
import type { Outbox } from "@/lib/client/outbox";
import type { OutboxItem } from "@/lib/client/outbox-item";
import type { PublicSession, SelfView } from "@/lib/contract/views";
import type { Config } from "@/lib/spiral/config";
import type { CodedModel } from "@/lib/tensorlab/protocol";
import { codedRun } from "./coded-run";
import { isCoded, labSubmissions } from "./lab-submissions";

interface Props {
  session: PublicSession;
  self: SelfView;
  outbox: Outbox;
  items: readonly OutboxItem[];
  online: boolean;
}

/** The session as the tensor lab's programs know it: its data, and the outbox for their models. */
export function useClassLinkOf({ session, self, outbox, items, online }: Props): ClassLink {
  const { dataset, lesson } = session;
  const ranks = session.activities.spiral !== "off";
  const [sent, setSent] = useState<ReadonlyMap<string, Config>>(new Map());
  const submit = useCallback(
    (model: CodedModel) => {
      const id = nanoid();
      const run = codedRun(model, dataset, lesson);
      setSent((old) => new Map(old).set(id, run.config));
      void outbox.add("run.submit", { ...run, id });
      return id;
    },
    [dataset, lesson, outbox],
  );
  const submissions = useMemo(
    () => labSubmissions(self.verdicts, items.filter(isCoded), sent, online),
    [self.verdicts, items, sent, online],
  );
  return useMemo(
    () => ({ dataset: ranks ? dataset : null, submit, submissions }),
    [ranks, dataset, submit, submissions],
  );
}
