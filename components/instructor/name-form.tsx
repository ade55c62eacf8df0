"use client";
import { useTranslations } from "next-intl";
import { useState, type SubmitEvent } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { useNameSentence } from "@/components/ui/name-problem";
import { nameProblem } from "@/lib/contract/display-name";

interface Props {
  /** what stands in the field at first */
  initial: string;
  /** on the button */
  action: string;
  /** @returns whether the name was taken; otherwise the form stays */
  give: (name: string) => Promise<boolean>;
  onDone: () => void;
}

/** A name for a participant, told at once when it cannot be one. */
export function NameForm({ initial, action, give, onDone }: Props) {
  const t = useTranslations("instructor.people");
  const nameSentence = useNameSentence();
  const [name, setName] = useState(initial);
  const [busy, setBusy] = useState(false);
  const problem = nameProblem(name);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (problem || busy) return;
    setBusy(true);
    if (await give(name)) onDone();
    setBusy(false);
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      <TextField
        label={t("newName")}
        value={name}
        autoFocus
        error={problem ? nameSentence(problem) : undefined}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" busy={busy} disabled={problem !== null}>
        {action}
      </Button>
    </form>
  );
}
