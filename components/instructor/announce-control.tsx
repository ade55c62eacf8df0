"use client";
import { Megaphone } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo, useState, type SubmitEvent } from "react";
import { Button } from "@/components/ui/button";
import { SelectField, TextArea } from "@/components/ui/field";
import { PlainSentence } from "@/components/ui/plain-text";
import { Popover } from "@/components/ui/popover";
import { lineProblem } from "@/lib/contract/plain-line";
import { wireLimits } from "@/lib/contract/protocol";
import type { InstructorView } from "@/lib/contract/views";
import { audiencesOf, type Audience } from "./audience";
import { useSend } from "./commands";
import { inOneLine } from "./in-one-line";
import { LeadButton } from "./lead-button";

const most = wireLimits.sentenceCharacters;

interface StandingProps {
  /** to whom, where it is not everybody */
  to?: string;
  text: string;
  onWithdraw: () => Promise<boolean>;
}

/** A sentence that stands, and its end. */
function Stands({ to, text, onWithdraw }: StandingProps) {
  const t = useTranslations("instructor.announce");
  return (
    <div className="space-y-2 rounded-md bg-accent-soft p-3">
      {to !== undefined && <p className="text-sm text-muted">{to}</p>}
      <PlainSentence>{text}</PlainSentence>
      <Button variant="secondary" size="sm" onClick={onWithdraw}>
        {t("withdraw")}
      </Button>
    </div>
  );
}

interface ToProps {
  audiences: readonly Audience[];
  to: Audience | undefined;
  onChoose: (who: string) => void;
}

/** Everybody, or those who are at something, each with how many they are. */
function To({ audiences, to, onChoose }: ToProps) {
  const t = useTranslations("instructor.announce");
  const standing = useTranslations("instructor.standing");
  const format = useFormatter();
  return (
    <SelectField label={t("to")} value={to?.who ?? "all"} onChange={({ target }) => onChoose(target.value)}>
      <option value="all">{t("everybody")}</option>
      {audiences.map(({ who, participantIds }) => (
        <option key={who} value={who}>
          {who === "need" ? standing("need") : standing(`state.${who}`)} ·{" "}
          {format.number(participantIds.length)}
        </option>
      ))}
    </SelectField>
  );
}

/** One sentence to all, or to some: written, sent, withdrawn. What is written stays while the panel is closed. */
export function AnnounceControl({ view }: { view: InstructorView }) {
  const word = useTranslations("instructor.word");
  const t = useTranslations("instructor.announce");
  const send = useSend();
  const [text, setText] = useState("");
  const [who, setWho] = useState("all");
  const { participants, aside, room } = view;
  const stands = room.session.lead?.announcement;
  const audiences = useMemo(
    () => audiencesOf(participants, Date.parse(room.serverTime)),
    [participants, room.serverTime],
  );
  const to = audiences.find((one) => one.who === who);
  // whoever it was meant for is gone: it goes to nobody else in their place
  const nobody = who !== "all" && !to;
  const long = text.length > most;
  const problem = lineProblem(text);
  const say = async (event: SubmitEvent) => {
    event.preventDefault();
    if (problem || long || nobody) return;
    if (to) {
      const { participantIds } = to;
      const told = { text: t("sentTo", { count: participantIds.length }) };
      if (await send("aside.set", { aside: { text, participantIds } }, told)) setText("");
      return;
    }
    const undo = () => void send("announcement.set", { text: stands?.text ?? null });
    if (await send("announcement.set", { text }, { text: t("sent"), undo })) setText("");
  };
  const error = long
    ? t("long", { most, count: text.length })
    : problem === "hidden"
      ? t("hidden")
      : undefined;
  return (
    <Popover
      title={t("title")}
      trigger={
        <LeadButton
          word={word("announce")}
          label={t(stands ? "stands" : "title")}
          on={stands !== undefined || aside !== undefined}
        >
          <Megaphone aria-hidden className="size-5" />
        </LeadButton>
      }
    >
      {stands && (
        <Stands
          text={stands.text}
          onWithdraw={() => send("announcement.set", { text: null }, { text: t("withdrawn") })}
        />
      )}
      {aside && (
        <Stands
          to={t("asideStands", { count: aside.count })}
          text={aside.text}
          onWithdraw={() => send("aside.set", { aside: null }, { text: t("withdrawn") })}
        />
      )}
      <form onSubmit={(event) => void say(event)} className="space-y-3">
        <To {...{ audiences, to }} onChoose={setWho} />
        <TextArea
          label={t("label")}
          hint={nobody ? t("nobody") : t(to ? "asideHint" : "hint")}
          error={error}
          rows={3}
          value={text}
          onChange={({ target }) => setText(inOneLine(target.value))}
          // it is one line: Enter sends, as in every other one
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
        <Button type="submit" disabled={problem !== null || long || nobody}>
          {to ? t("sendTo", { count: to.participantIds.length }) : t(stands ? "again" : "send")}
        </Button>
      </form>
    </Popover>
  );
}
