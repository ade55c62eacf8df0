"use client";
import { Hand as HandIcon, MessageCircleReply } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState, type SubmitEvent } from "react";
import { Announcer } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { PlainSentence } from "@/components/ui/plain-text";
import { useToast } from "@/components/ui/toast";
import type { Connection } from "@/lib/client/connection";
import { lineProblem } from "@/lib/contract/plain-line";
import { wireLimits } from "@/lib/contract/protocol";
import type { SelfView } from "@/lib/contract/views";
import { Tell } from "./gathered";
import { useAsking } from "./use-asking";

type Hand = NonNullable<SelfView["hand"]>;

const most = wireLimits.sentenceCharacters;

interface RaiseProps {
  line: string;
  onType: (line: string) => void;
  onRaise: () => Promise<void>;
}

function Raise({ line, onType, onRaise }: RaiseProps) {
  const t = useTranslations("student.hand");
  const [busy, setBusy] = useState(false);
  const long = line.length > most;
  const hidden = lineProblem(line) === "hidden";
  const raise = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy || long || hidden) return;
    setBusy(true);
    await onRaise();
    setBusy(false);
  };
  return (
    <form onSubmit={(event) => void raise(event)} className="space-y-3">
      <TextField
        label={t("label")}
        hint={t("hint")}
        error={long ? t("long", { most }) : hidden ? t("hidden") : undefined}
        value={line}
        autoComplete="off"
        onChange={({ target }) => onType(target.value)}
      />
      <Button type="submit" busy={busy} disabled={long || hidden}>
        {t("raise")}
      </Button>
    </form>
  );
}

function Waiting({ hand, place, onLower }: { hand: Hand; place: number; onLower: () => Promise<unknown> }) {
  const t = useTranslations("student.hand");
  return (
    <div className="space-y-3">
      <p role="status">
        {t("place", { place })} {t(hand.seen ? "seen" : "unseen")}
      </p>
      {hand.line !== "" && <p className="wrap-anywhere text-muted">{t("asked", { line: hand.line })}</p>}
      <Button variant="secondary" onClick={onLower}>
        {t("lower")}
      </Button>
    </div>
  );
}

interface Props {
  hand: SelfView["hand"];
  connection: Connection;
}

/** Asks for help, and shows how far it has come; what is typed stays while the dialog is closed. */
export function HandButton({ hand, connection }: Props) {
  const t = useTranslations("student.hand");
  const format = useFormatter();
  const ask = useAsking(connection);
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [line, setLine] = useState("");
  const { place, reply } = hand ?? {};
  const [answer, setAnswer] = useState(reply);
  // an answer stands on the page, and is read there
  if (reply !== answer) {
    setAnswer(reply);
    if (reply !== undefined) setOpen(false);
  }
  const raise = async () => {
    const said = line.trim() === "" ? {} : { line };
    if (!(await ask("hand.raise", said))) return;
    setLine("");
    setOpen(false);
    toast({ text: t("raised"), tone: "good" });
  };
  const lower = async () => (await ask("hand.lower", {})) && setOpen(false);
  return (
    <>
      <Button
        variant={place === undefined ? "ghost" : "secondary"}
        size="sm"
        className="max-sm:min-w-11 xl:max-3xl:min-w-11"
        title={place === undefined ? t("raise") : t("up", { place })}
        data-hand={place ?? "down"}
        onClick={() => setOpen(true)}
      >
        <HandIcon aria-hidden className="size-4" />
        {place === undefined ? (
          <span className="max-sm:sr-only xl:max-3xl:sr-only">{t("raise")}</span>
        ) : (
          <>
            <span className="sr-only">{t("up", { place })}</span>
            <span aria-hidden className="tabular">
              {format.number(place)}
            </span>
          </>
        )}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("title")} description={t("body")}>
        {hand && place !== undefined ? (
          <Waiting {...{ hand, place }} onLower={lower} />
        ) : (
          <Raise line={line} onType={setLine} onRaise={raise} />
        )}
      </Dialog>
    </>
  );
}

/** What came of a hand, until its owner has read it. */
export function HandAnswer({ hand, connection }: Props) {
  const t = useTranslations("student");
  const ask = useAsking(connection);
  const reply = hand?.reply;
  const title = reply === "" ? "hand.doneTitle" : "hand.replyTitle";
  return (
    <>
      <Announcer text={reply === undefined ? "" : `${t(title)} ${reply}`} />
      {reply !== undefined && <Tell urgency="answer" title={t(title)} text={reply} />}
      {reply !== undefined && (
        <section
          aria-label={t(title)}
          data-hand-answer
          className="flex items-start gap-3 rounded-md bg-good-soft p-3"
        >
          <MessageCircleReply aria-hidden className="mt-0.5 size-5 shrink-0 text-good" />
          <div className="min-w-0 grow">
            <p className="text-sm font-semibold text-good">{t(title)}</p>
            {hand?.line && (
              <p className="text-sm wrap-anywhere text-muted">{t("hand.asked", { line: hand.line })}</p>
            )}
            {reply === "" ? <p>{t("hand.doneBody")}</p> : <PlainSentence>{reply}</PlainSentence>}
          </div>
          <Button variant="secondary" size="sm" onClick={() => ask("hand.lower", {})}>
            {t("dismiss")}
          </Button>
        </section>
      )}
    </>
  );
}
