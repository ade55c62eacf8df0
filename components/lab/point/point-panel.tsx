"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { IconButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { later } from "@/components/ui/later";
import { ahead } from "@/lib/client/ahead";
import { useLab } from "../use-trainer";
import { ViewLoading } from "../view-loading";
import { useFollowed, type Followed } from "./use-followed";

const PointSteps = later(
  ahead(() => import("./point-steps").then((m) => m.PointSteps)),
  ViewLoading,
);

interface Props {
  /** over the views, with map and network in sight; else a sheet from below */
  beside: boolean;
}

/** The point that one follows, where one has been pressed. */
export function PointPanel({ beside }: Props) {
  const t = useTranslations("lab.point");
  const { follow } = useLab();
  const followed = useFollowed();
  if (!followed) return null;
  if (beside) return <Beside {...followed} />;
  return (
    <Dialog sheet open onOpenChange={(open) => !open && follow(null)} title={t("title")}>
      <PointSteps {...followed} />
    </Dialog>
  );
}

function Beside(followed: Followed) {
  const t = useTranslations("lab.point");
  const { follow } = useLab();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    heading.current?.focus();
    return () => {
      const lost = document.activeElement === document.body;
      if (lost && opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <section
      aria-label={t("title")}
      onKeyDown={({ key }) => key === "Escape" && follow(null)}
      className="absolute inset-0 overflow-y-auto bg-surface"
    >
      <div className="sticky top-0 z-10 flex items-center justify-between gap-2 bg-surface pb-1">
        <h3 ref={heading} tabIndex={-1} className="text-base font-semibold">
          {t("title")}
        </h3>
        <IconButton small label={t("close")} onClick={() => follow(null)}>
          <X aria-hidden className="size-4" />
        </IconButton>
      </div>
      <PointSteps {...followed} />
    </section>
  );
}
