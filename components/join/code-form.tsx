"use client";
import { ArrowRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { codeInText, codeLength, codeTextUnits, placeInText, placeKey } from "@/lib/agreed/code-in-text";

/** Takes the code from the screen, however it is typed, and goes to the session. */
export function CodeForm({ autoFocus }: { autoFocus?: boolean }) {
  const t = useTranslations("join");
  const router = useRouter();
  const [wrong, setWrong] = useState(false);
  const [going, start] = useTransition();
  const enter = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // read from the field itself: it may have been filled before the page came to life
    const text = String(new FormData(event.currentTarget).get("code"));
    const [code, place] = [codeInText(text, codeLength), placeInText(text)];
    setWrong(code === null);
    if (code !== null) start(() => router.push(`/j/${code}${place === null ? "" : placeKey + place}`));
  };
  return (
    <form onSubmit={enter} noValidate className="flex max-w-md flex-col gap-3">
      <TextField
        label={t("code")}
        hint={t("codeHint")}
        error={wrong && t("codeInvalid")}
        onChange={() => setWrong(false)}
        name="code"
        autoFocus={autoFocus}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        enterKeyHint="go"
        maxLength={codeTextUnits}
        className="min-h-14 font-mono text-2xl font-semibold tracking-[0.2em] uppercase"
      />
      <Button type="submit" size="lg" busy={going}>
        {t("enter")}
        <ArrowRight aria-hidden className="size-5" />
      </Button>
    </form>
  );
}
