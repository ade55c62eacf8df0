"use client";
import { Hand } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState, type SubmitEvent } from "react";
import { Announcer } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { LocalTime } from "@/components/ui/local-time";
import { PlainSentence } from "@/components/ui/plain-text";
import { Popover } from "@/components/ui/popover";
import { lineProblem } from "@/lib/contract/plain-line";
import { wireLimits } from "@/lib/contract/protocol";
import type { InstructorView, ParticipantRow } from "@/lib/contract/views";
import { useMay, useSend } from "./commands";
import { DoingCell } from "./doing-cell";
import { LeadButton } from "./lead-button";
import { queueOf, type Waiting } from "./queue";

/** Hands listed: those behind them come up as these are answered. */
const shown = 20;
const most = wireLimits.sentenceCharacters;

interface AskerProps {
  row: Waiting;
  now: number;
  reply: string;
  onType: (reply: string) => void;
}

/** Who asks, what and since when, where they are at, and the answer. */
function Asker({ row, now, reply, onType }: AskerProps) {
  const t = useTranslations("instructor.help");
  const send = useSend();
  const { participantId, name, hand } = row;
  const may = useMay();
  const long = reply.length > most;
  const problem = lineProblem(reply);
  const unsayable = problem !== null || long;
  const answer = async (event: SubmitEvent) => {
    event.preventDefault();
    if (unsayable) return;
    if (await send("hand.end", { participantId, reply }, { text: t("sent", { name }) })) onType("");
  };
  const tellAll = async () => {
    const both = hand.line === "" ? reply : t("questionAndReply", { question: hand.line, reply });
    // where both are too long for one sentence the answer says it
    if (!(await send("announcement.set", { text: both.length > most ? reply : both }))) return;
    if (await send("hand.end", { participantId, reply }, { text: t("sentToAll", { name }) })) onType("");
  };
  return (
    <li className="space-y-1.5 py-3" data-asker={participantId}>
      <p className="flex flex-wrap items-baseline justify-between gap-x-2">
        <bdi translate="no" className="truncate font-medium">
          {name}
        </bdi>
        <span className="text-xs text-muted">
          {t.rich("since", { time: () => <LocalTime at={hand.at} look="time" /> })}
        </span>
      </p>
      <p className="text-xs">
        <DoingCell row={row} now={now} />
      </p>
      {hand.line !== "" && <PlainSentence>{hand.line}</PlainSentence>}
      <form onSubmit={(event) => void answer(event)} className="flex flex-wrap items-start gap-2">
        <div className="min-w-32 grow basis-40">
          <TextField
            small
            labelHidden
            label={t("reply", { name })}
            placeholder={t("placeholder")}
            error={long ? t("long", { most }) : problem === "hidden" ? t("hidden") : undefined}
            value={reply}
            autoComplete="off"
            onChange={({ target }) => onType(target.value)}
          />
        </div>
        <Button type="submit" size="sm" disabled={unsayable}>
          {t("send")}
        </Button>
        {may("announcement.set") && (
          <Button size="sm" variant="secondary" disabled={unsayable} onClick={() => void tellAll()}>
            {t("toAll")}
          </Button>
        )}
        <Button
          size="sm"
          variant="secondary"
          onClick={() => send("hand.end", { participantId }, { text: t("ended", { name }) })}
        >
          {t("done")}
        </Button>
      </form>
    </li>
  );
}

interface QueueProps {
  queue: readonly Waiting[];
  now: number;
  replies: ReadonlyMap<string, string>;
  onType: (participantId: string, reply: string) => void;
}

/** Those who wait, the oldest first. Whose hand is listed here has been seen. */
function Queue({ queue, now, replies, onType }: QueueProps) {
  const t = useTranslations("instructor.help");
  const send = useSend();
  const told = useRef(new Set<string>());
  const listed = queue.slice(0, shown);
  useEffect(() => {
    const keyOf = ({ participantId, hand }: Waiting) => `${participantId} ${hand.at} ${hand.line}`;
    const unseen = queue.slice(0, shown).filter((row) => !row.hand.seen && !told.current.has(keyOf(row)));
    if (unseen.length === 0) return;
    for (const row of unseen) told.current.add(keyOf(row));
    void send("hands.seen", { participantIds: unseen.map(({ participantId }) => participantId) });
  }, [queue, send]);
  if (queue.length === 0) return <p className="text-sm text-muted">{t("none")}</p>;
  return (
    <>
      <ul className="-my-3 divide-y">
        {listed.map((row) => (
          <Asker
            key={row.participantId}
            {...{ row, now }}
            reply={replies.get(row.participantId) ?? ""}
            onType={(reply) => onType(row.participantId, reply)}
          />
        ))}
      </ul>
      {queue.length > shown && (
        <p className="text-sm text-muted">{t("more", { count: queue.length - shown })}</p>
      )}
    </>
  );
}

interface Props {
  participants: readonly ParticipantRow[];
  /** by the server's clock */
  serverTime: InstructorView["room"]["serverTime"];
}

/** The queue of raised hands, and how long it is. What is typed as an answer stays while the panel is closed. */
export function HelpControl({ participants, serverTime }: Props) {
  const word = useTranslations("instructor.word");
  const t = useTranslations("instructor.help");
  const [replies, setReplies] = useState<ReadonlyMap<string, string>>(new Map());
  const queue = useMemo(() => queueOf(participants), [participants]);
  const count = queue.length;
  const label = t("waiting", { count });
  return (
    <>
      <Popover
        title={t("title")}
        trigger={
          <LeadButton word={word("help")} label={label} on={count > 0} count={count}>
            <Hand aria-hidden className="size-5" />
          </LeadButton>
        }
      >
        <Queue
          queue={queue}
          now={Date.parse(serverTime)}
          replies={replies}
          onType={(id, reply) => setReplies((old) => new Map(old).set(id, reply))}
        />
      </Popover>
      <Announcer text={count > 0 ? label : ""} />
    </>
  );
}
