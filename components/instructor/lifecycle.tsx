"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CheckBox } from "@/components/ui/check-box";
import { Confirm } from "@/components/ui/confirm";
import { useSentences } from "@/components/ui/use-sentences";
import type { ReplyData } from "@/lib/contract/requests";
import type { SessionStatus } from "@/lib/contract/views";
import { useSend } from "./commands";

/** Names said before "and so many more". */
const namesSaid = 8;

/** Drafts before the end: the class can be asked for them, and they may count. */
function DraftsBeforeEnd({ asked, counting, onCounting }: DraftsProps) {
  const t = useTranslations("instructor.live");
  const send = useSend();
  return (
    <div className="space-y-2">
      <Button
        variant="secondary"
        size="sm"
        onClick={() =>
          send("drafts.ask", { asked: !asked }, { text: t(asked ? "draftsAskedOff" : "draftsAsked") })
        }
      >
        {t(asked ? "draftsStopAsking" : "draftsAsk")}
      </Button>
      <CheckBox checked={counting} onChange={onCounting}>
        {t("draftsCount")}
      </CheckBox>
    </div>
  );
}

interface DraftsProps {
  asked: boolean;
  counting: boolean;
  onCounting: (counting: boolean) => void;
}

function End({ revealed, unsent, asked }: Omit<Props, "status">) {
  const t = useTranslations("instructor.live");
  const send = useSend();
  const sentences = useSentences();
  const [asking, setAsking] = useState(false);
  const [counting, setCounting] = useState(false);
  const countDrafts = counting && unsent.length > 0;
  const undo = async () => {
    if (countDrafts && !(await send("drafts.count", { counted: false }))) return;
    await send("session.reopen", {}, { text: t("reopened") });
  };
  const ended = ({ drafts }: ReplyData<"session.end">): string =>
    sentences([t("ended"), drafts ? t("draftsCounted", { ...drafts }) : undefined]);
  const end = () =>
    void send(
      "session.end",
      { countDrafts },
      { text: ended, undo: revealed ? undefined : () => void undo() },
    );
  const body = t(revealed ? "endBodyRevealed" : "endBody");
  return (
    <>
      <Button variant="secondary" onClick={() => setAsking(true)}>
        {t("end")}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t("endTitle")}
        description={sentences([
          body,
          unsent.length > 0 &&
            t("endUnsent", {
              count: unsent.length,
              names: unsent
                .slice(0, namesSaid)
                .map((name) => `\u2068${name}\u2069`)
                .join(t("comma")),
              more: Math.max(0, unsent.length - namesSaid),
            }),
        ])}
        confirmLabel={t("end")}
        onConfirm={end}
      >
        {unsent.length > 0 && <DraftsBeforeEnd asked={asked} counting={counting} onCounting={setCounting} />}
      </Confirm>
    </>
  );
}

interface Props {
  status: SessionStatus;
  /** the private half is known: an end is for good */
  revealed: boolean;
  /** names of those who wrote something that they did not hand in */
  unsent: readonly string[];
  /** they are asked for it */
  asked: boolean;
}

/** The next step in a session's life. */
export function Lifecycle({ status, revealed, ...drafts }: Props) {
  const t = useTranslations("instructor.live");
  const send = useSend();
  if (status === "draft")
    return <Button onClick={() => send("session.open", {}, { text: t("opened") })}>{t("open")}</Button>;
  if (status === "open") return <End revealed={revealed} {...drafts} />;
  if (status === "ended" && !revealed)
    return (
      <Button variant="secondary" onClick={() => send("session.reopen", {}, { text: t("reopened") })}>
        {t("reopen")}
      </Button>
    );
  return null;
}
