"use client";
import { MessagesSquare, Projector } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useAsk, useMay, useSend } from "@/components/instructor/commands";
import { Button } from "@/components/ui/button";
import { CheckBox } from "@/components/ui/check-box";
import { Dialog } from "@/components/ui/dialog";
import { SelectField } from "@/components/ui/field";
import { PlainText } from "@/components/ui/plain-text";
import { isQuestionId, questions } from "@/lib/content/questions";
import { wireLimits } from "@/lib/contract/protocol";
import type { ReplyData } from "@/lib/contract/requests";

type Found = ReplyData<"answers.alike">;

/** The answers to a question, of which some are chosen. Nothing is on the screen before the button is pressed. */
function Choice({ questionId }: { questionId: string }) {
  const t = useTranslations("wall.alike");
  const ask = useAsk();
  const send = useSend();
  const [found, setFound] = useState<Found | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  useEffect(() => {
    let over = false;
    void ask("answers.alike", { questionId }).then((answer) => {
      if (!over && answer) setFound(answer);
    });
    return () => {
      over = true;
    };
  }, [ask, questionId]);
  if (!found) return null;
  if (found.answers.length === 0) return <p className="text-muted">{t("none")}</p>;
  const read = chosen.flatMap((id) => {
    const one = found.answers.find(({ participantId }) => participantId === id);
    return one ? { participantId: id, text: one.text } : [];
  });
  const full = chosen.length >= wireLimits.answersShown;
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button
          disabled={chosen.length === 0}
          onClick={() => send("spotlight.set", { spotlight: { questionId, chosen: read } })}
        >
          <Projector aria-hidden className="size-4" />
          {t("show", { count: chosen.length })}
        </Button>
        <p className="text-sm text-muted">{t("hint", { most: wireLimits.answersShown })}</p>
      </div>
      <ul className="divide-y">
        {found.answers.map(({ participantId, text, count }, at) => (
          <li key={participantId} className="py-2">
            <CheckBox
              compact
              checked={chosen.includes(participantId)}
              disabled={full && !chosen.includes(participantId)}
              onChange={(add) =>
                setChosen((old) => (add ? [...old, participantId] : old.filter((id) => id !== participantId)))
              }
              className="text-sm font-medium"
            >
              {t("choose", { place: at + 1, count })}
            </CheckBox>
            <PlainText className="pl-6 text-sm">{text}</PlainText>
          </li>
        ))}
      </ul>
      {found.total > found.answers.length && (
        <p className="text-sm text-muted">{t("more", { count: found.total - found.answers.length })}</p>
      )}
    </div>
  );
}

/** The way to what the class answered, to be shown without names. */
export function Alike() {
  const t = useTranslations("wall.alike");
  const language = useLocale();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const [question, setQuestion] = useState<string>(questions[0].id);
  if (!may("answers.alike")) return null;
  return (
    <>
      <Button variant="secondary" size="sm" onClick={() => setOpen(true)}>
        <MessagesSquare aria-hidden className="size-4" />
        {t("button")}
      </Button>
      <Dialog wide open={open} onOpenChange={setOpen} title={t("title")}>
        <div className="space-y-4">
          <SelectField
            label={t("question")}
            value={question}
            onChange={({ target }) => isQuestionId(target.value) && setQuestion(target.value)}
          >
            {questions.map(({ id, title }) => (
              <option key={id} value={id}>
                {title[language]}
              </option>
            ))}
          </SelectField>
          {open && <Choice key={question} questionId={question} />}
        </div>
      </Dialog>
    </>
  );
}
