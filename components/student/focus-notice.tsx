"use client";
import { Crosshair } from "lucide-react";
import { useTranslations } from "next-intl";
import { Announcer } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import type { PublicSession } from "@/lib/contract/views";

interface Props {
  focus: NonNullable<PublicSession["lead"]>["focus"];
  /** the way back to it, for who has looked around; null where one is there */
  back: (() => void) | null;
}

/** That everybody was brought here. */
export function FocusNotice({ focus, back }: Props) {
  const t = useTranslations("student.focus");
  const kinds = { questions: "question", tensors: "exercise", spiral: "activity" } as const;
  const kind = focus?.item === undefined ? "activity" : kinds[focus.activity];
  const text = focus ? t("here", { kind }) : "";
  return (
    <>
      <Announcer text={text} />
      {focus && (
        <div
          data-focus={focus.item ?? focus.activity}
          className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-accent-soft px-3 py-2 text-sm"
        >
          <Crosshair aria-hidden className="size-5 shrink-0 text-accent-strong" />
          <p className="min-w-0 grow basis-52">{text}</p>
          {back && (
            <Button variant="secondary" size="sm" onClick={back}>
              {t("back")}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
