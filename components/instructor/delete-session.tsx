"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Confirm } from "@/components/ui/confirm";
import { useErrorText } from "@/components/ui/error-text";
import { TextField } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { sendOnce } from "./send-once";

interface Props {
  session: { id: string; title: string };
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDeleted: () => void;
}

/** Deletes a session for good, once its title is typed. The command goes through the session's own door. */
export function DeleteSession({ session, open, onOpenChange, onDeleted }: Props) {
  const t = useTranslations("instructor.dashboard");
  const toast = useToast();
  const errorText = useErrorText();
  const [typed, setTyped] = useState("");
  const remove = async () => {
    const reply = await sendOnce(session.id, "session.delete", { title: typed.trim() });
    setTyped("");
    if (!reply.ok) return toast({ text: errorText(reply.error), tone: "bad" });
    toast({ text: t("deleted"), tone: "good" });
    onDeleted();
  };
  return (
    <Confirm
      open={open}
      onOpenChange={onOpenChange}
      danger
      title={t("deleteTitle", { title: session.title })}
      description={t("deleteBody")}
      confirmLabel={t("delete")}
      confirmDisabled={typed.trim() !== session.title.trim()}
      onConfirm={() => void remove()}
    >
      <TextField
        label={t("deleteType")}
        placeholder={session.title}
        value={typed}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
    </Confirm>
  );
}
