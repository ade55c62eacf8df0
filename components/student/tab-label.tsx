"use client";
import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import type { Activity } from "@/lib/contract/ids";

interface Props {
  activity: Activity;
  open: boolean;
  /** answers that are written and not handed in */
  unsent: number;
}

/** An activity's name with a dot that is full while it is open, and one while drafts wait; the words are spoken. */
export function TabLabel({ activity, open, unsent }: Props) {
  const t = useTranslations("student");
  return (
    <span className="flex items-center gap-1.5 sm:gap-2" data-open={open}>
      <span
        aria-hidden
        className={clsx(
          "size-2 rounded-full border-2",
          open ? "border-good bg-good" : "border-line-strong bg-transparent",
        )}
      />
      {t(activity)}
      <span className={clsx("text-xs font-normal", open ? "sr-only" : "max-sm:sr-only xl:max-3xl:sr-only")}>
        {t(open ? "openState" : "closedState")}
      </span>
      {unsent > 0 && (
        <span data-unsent title={t("unsentTitle", { count: unsent })}>
          <span aria-hidden className="block size-1.5 rounded-full bg-accent" />
          <span className="sr-only">{t("unsentTitle", { count: unsent })}</span>
        </span>
      )}
    </span>
  );
}
