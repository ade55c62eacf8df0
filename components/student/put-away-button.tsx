"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/button";

/** Puts a notice away, in no more height than its line has. */
export function PutAwayButton({ onPress }: { onPress: () => void }) {
  const t = useTranslations("student");
  return (
    <IconButton label={t("dismiss")} className="-my-3 -mr-2 text-text" onClick={onPress}>
      <X aria-hidden className="size-5" />
    </IconButton>
  );
}
