"use client";
import { DoorClosed } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";

interface Props {
  open: boolean;
  /** the student has work in it already */
  begun: boolean;
  children: ReactNode;
}

/** A closed activity says so first. Work may go on behind it: it is kept and marked late. */
export function ActivityGate({ open, begun, children }: Props) {
  const t = useTranslations("student");
  const [entered, setEntered] = useState(open || begun);
  if (open && !entered) setEntered(true);
  if (!entered && !begun)
    return (
      <EmptyState
        icon={DoorClosed}
        title={t("closedTitle")}
        action={
          <Button variant="secondary" onClick={() => setEntered(true)}>
            {t("closedAnyway")}
          </Button>
        }
      >
        {t("closedBody")}
      </EmptyState>
    );
  return (
    <div className="space-y-4">
      {!open && (
        <Notice tone="warn" title={t("lateTitle")} live line>
          {t("lateBody")}
        </Notice>
      )}
      {children}
    </div>
  );
}
