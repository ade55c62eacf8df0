"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";

/** Sets after how many days its students' work is erased; null: as the server does. False when it did not. */
export type Keep = (sessionId: string, days: number | "as the server") => Promise<boolean>;

interface Props {
  session: { id: string; keepDays: number | null };
  keep: Keep;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** For how long the students' work of a session is kept. */
export function KeepDialog({ session, keep, open, onOpenChange }: Props) {
  const t = useTranslations("instructor.dashboard");
  const toast = useToast();
  const router = useRouter();
  const [typed, setTyped] = useState(session.keepDays?.toString() ?? "");
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const done = await keep(session.id, typed.trim() === "" ? "as the server" : Number(typed)).catch(
      () => false,
    );
    setBusy(false);
    router.refresh();
    toast({ text: t(done ? "kept" : "keepWrong"), tone: done ? "good" : "bad" });
    if (done) onOpenChange(false);
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("keep")} description={t("keepBody")}>
      <form onSubmit={(event) => void submit(event)} className="space-y-4">
        <TextField
          label={t("keepDays")}
          hint={t("keepHint")}
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" busy={busy}>
          {t("keepSave")}
        </Button>
      </form>
    </Dialog>
  );
}
