"use client";
import { useTranslations } from "next-intl";
import { useMay, useSend } from "@/components/instructor/commands";
import type { PublicSession } from "@/lib/contract/views";
import type { Setup } from "@/lib/spiral/config";

/** Brings everybody to a set-up in their labs; null where nobody can be brought, or it is not for oneself to do. */
export function useOpenForAll({ status, activities }: PublicSession): ((setup: Setup) => void) | null {
  const t = useTranslations("wall");
  const may = useMay();
  const send = useSend();
  if (!may("focus.set") || status !== "open" || activities.spiral !== "open") return null;
  return (setup) =>
    void send(
      "focus.set",
      { focus: { activity: "spiral", setup } },
      { text: t("openedForAll"), undo: () => void send("focus.set", { focus: null }) },
    );
}
