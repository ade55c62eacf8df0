"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type KeyboardEvent, type SubmitEvent } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import type { AnswerLine } from "@/lib/tensorlab/client";
import { lineLimit } from "@/lib/tensorlab/asking/line";

interface Props {
  /** what the program printed last; it may have asked without a word */
  question: string;
  onAnswer: AnswerLine;
}

/** Where one types what a program asks for. */
export function AskedLine({ question, onAnswer }: Props) {
  const t = useTranslations("tensors");
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [sending, setSending] = useState(false);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    const before = document.activeElement;
    const here = field.current;
    here?.focus();
    return () => {
      // whoever typed here goes on where they were
      if (
        before instanceof HTMLElement &&
        [here, document.body].includes(document.activeElement as HTMLElement)
      )
        before.focus({ preventScroll: true });
    };
  }, []);
  const send = async (line: Parameters<AnswerLine>[0]) => {
    if (sending) return;
    setSending(true);
    setLost(false);
    const sent = await onAnswer(line);
    setSending(false);
    setLost(!sent);
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void send({ kind: "text", text });
  };
  // as in a terminal
  const endAt = (event: KeyboardEvent) => {
    if (event.key !== "d" || !event.ctrlKey || text !== "") return;
    event.preventDefault();
    void send({ kind: "end" });
  };
  return (
    <form onSubmit={submit} className="space-y-2">
      <TextField
        ref={field}
        label={question || t("askedLine")}
        hint={t("askedHint")}
        error={lost && t("askedLost")}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={endAt}
        maxLength={lineLimit}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
      />
      <Button type="submit" size="sm" disabled={sending}>
        {t("askedSend")}
      </Button>
    </form>
  );
}
