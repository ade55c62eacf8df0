"use client";
import { Pencil } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type SubmitEvent } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SelectField, TextField } from "@/components/ui/field";
import { later } from "@/components/ui/later";
import { Spinner } from "@/components/ui/spinner";
import { languages, ownNames, type Language } from "@/lib/content/language";
import { languageSchema } from "@/lib/contract/ids";
import { lineProblem } from "@/lib/contract/plain-line";
import { wireLimits } from "@/lib/contract/protocol";
import type { PublicSession } from "@/lib/contract/views";
import { useMay, useSend } from "./commands";

const EditSession = later(
  () => import("./edit-session").then((module) => module.EditSession),
  () => <Spinner />,
);

interface Named {
  title: string;
  language: Language;
}

const max = wireLimits.titleCharacters;

function NameForm({ session, onDone }: { session: Named; onDone: () => void }) {
  const t = useTranslations("instructor");
  const common = useTranslations("common");
  const send = useSend();
  const [title, setTitle] = useState(session.title);
  const [language, setLanguage] = useState(session.language);
  const [busy, setBusy] = useState(false);
  const problem = lineProblem(title);
  const give = async (event: SubmitEvent) => {
    event.preventDefault();
    if (problem || busy) return;
    setBusy(true);
    const before = { title: session.title, language: session.language };
    const undo = () => void send("session.rename", before);
    const done = await send("session.rename", { title, language }, { text: t("live.renamed"), undo });
    setBusy(false);
    if (done) onDone();
  };
  const sentence = problem === "hidden" ? t("form.titleHidden") : t("form.titleMissing", { max });
  return (
    <form onSubmit={(event) => void give(event)} className="space-y-4">
      <TextField
        label={t("form.titleLabel")}
        hint={t("form.titleHint")}
        error={problem ? sentence : undefined}
        value={title}
        maxLength={max}
        autoFocus
        onChange={({ target }) => setTitle(target.value)}
      />
      <SelectField
        label={t("form.language")}
        hint={t("form.languageHint")}
        value={language}
        onChange={({ target }) => setLanguage(languageSchema.parse(target.value))}
      >
        {languages.map((one) => (
          <option key={one} value={one} lang={ownNames[one].tag}>
            {ownNames[one].name}
          </option>
        ))}
      </SelectField>
      <Button type="submit" busy={busy} disabled={problem !== null}>
        {common("save")}
      </Button>
    </form>
  );
}

/** The session's title, and a way to mend it whatever the class has come to; of a draft everything may be changed. */
export function SessionName({ session }: { session: PublicSession }) {
  const t = useTranslations("instructor.live");
  const router = useRouter();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const draft = session.status === "draft";
  const label = t(draft ? "edit" : "rename");
  const onDone = () => {
    setOpen(false);
    // the page's own title comes from the server
    router.refresh();
  };
  return (
    <div className="flex min-w-0 items-center gap-1">
      <h1
        dir="auto"
        title={session.title}
        className="min-w-0 text-left text-xl wrap-anywhere sm:text-2xl min-[75rem]:truncate min-[75rem]:text-xl"
      >
        {session.title}
      </h1>
      {may("session.rename") && (
        <IconButton label={label} small onClick={() => setOpen(true)}>
          <Pencil aria-hidden className="size-4" />
        </IconButton>
      )}
      <Dialog open={open} onOpenChange={setOpen} title={label} wide={draft}>
        {draft ? <EditSession {...{ session, onDone }} /> : <NameForm {...{ session, onDone }} />}
      </Dialog>
    </div>
  );
}
