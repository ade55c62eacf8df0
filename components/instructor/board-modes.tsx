"use client";
import { useTranslations } from "next-intl";
import { RadioGroup } from "radix-ui";
import { Card } from "@/components/ui/card";
import { boardModeSchema, type PublicSession } from "@/lib/contract/views";
import { useSend } from "./commands";

const choices = [
  { mode: "live", label: "boardLive", hint: "boardLiveHint" },
  { mode: "frozen", label: "boardFrozen", hint: "boardFrozenHint" },
  { mode: "hidden", label: "boardHidden", hint: "boardHiddenHint" },
] as const;

function Modes({ session }: { session: PublicSession }) {
  const t = useTranslations("instructor.live");
  const send = useSend();
  const choose = (value: string) => {
    const mode = boardModeSchema.safeParse(value);
    if (mode.success) void send("board.set", { mode: mode.data });
  };
  const chosen = choices.find(({ mode }) => mode === session.boardMode);
  return (
    <>
      <RadioGroup.Root
        aria-label={t("boardMode")}
        value={session.boardMode}
        onValueChange={choose}
        className="grid grid-cols-3 rounded-md border p-0.5"
      >
        {choices.map(({ mode, label, hint }) => (
          <RadioGroup.Item
            key={mode}
            value={mode}
            title={t(hint)}
            className="min-h-10 rounded-sm px-1 text-sm font-medium hover:bg-sunken data-[state=checked]:bg-accent data-[state=checked]:text-on-accent pointer-coarse:min-h-11"
          >
            {t(label)}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <p className="mt-2 text-sm text-muted">{chosen && t(chosen.hint)}</p>
    </>
  );
}

/** What the class sees of the board until the finale. */
export function BoardModes({ session }: { session: PublicSession }) {
  const t = useTranslations("instructor.live");
  return (
    <Card title={t("boardMode")}>
      <Modes session={session} />
    </Card>
  );
}
