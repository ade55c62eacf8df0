"use client";
import { Crosshair } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { BroughtPlace } from "@/components/lab/screen/brought";
import { Announcer } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import type { PublicSession } from "@/lib/contract/views";
import { Tell } from "./gathered";
import { PutAwayButton } from "./put-away-button";
import { usePutAway } from "./use-put-away";

type Focus = NonNullable<PublicSession["lead"]>["focus"];

interface Props {
  owner: string;
  focus: Focus;
  /** the way back to it, for who has looked around; null where one is there */
  back: (() => void) | null;
  /** where one stands to what everybody was brought to in the lab */
  placed: BroughtPlace | null;
}

const items = { questions: "question", tensors: "exercise", spiral: "experiment" } as const;

/** The sentence for it: a set-up of the class stays in the lab when everybody is free again. */
function kindOf(focus: Focus, placed: BroughtPlace | null) {
  if (placed?.kind === "class") return "class";
  if (!focus) return null;
  if (focus.setup) return placed?.kind === "own" ? "own" : "opened";
  return focus.item === undefined ? "activity" : items[focus.activity];
}

/** That everybody was brought here, and the ways there and back. */
export function FocusNotice({ owner, focus, back, placed }: Props) {
  const t = useTranslations("student.focus");
  const kind = kindOf(focus, placed);
  const text = kind ? t("here", { kind }) : "";
  const go = placed?.go ?? back;
  // what everybody was brought to stays when everybody is free again
  const [last, setLast] = useState(focus?.at);
  if (focus && focus.at !== last) setLast(focus.at);
  const { gone, putAway } = usePutAway(owner, `focus ${last ?? ""} ${kind}`);
  // whoever is elsewhere keeps the way back
  const away = kind === "own" || back !== null;
  return (
    <>
      <Announcer text={text} />
      {kind && !gone && (
        <div
          data-focus={focus?.item ?? kind}
          className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-accent-soft px-3 py-2 text-sm"
        >
          <Tell urgency="focus" title={text} />
          <Crosshair aria-hidden className="size-5 shrink-0 text-accent-strong" />
          <p className="min-w-0 grow basis-52">{text}</p>
          {go && (
            <Button variant="secondary" size="sm" onClick={go}>
              {t(kind === "class" ? "own" : "back")}
            </Button>
          )}
          {!away && <PutAwayButton onPress={putAway} />}
        </div>
      )}
    </>
  );
}
