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
  return (
    <RadioGroup.Root
      aria-label={t("boardMode")}
      value={session.boardMode}
      onValueChange={choose}
      className="grid gap-1"
    >
      {choices.map(({ mode, label, hint }) => (
        <RadioGroup.Item
          key={mode}
          value={mode}
          className="group flex min-h-11 items-center gap-3 rounded-md border border-transparent px-3 py-1.5 text-left hover:bg-sunken data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft"
        >
          <span
            aria-hidden
            className="grid size-4 shrink-0 place-items-center rounded-full border-2 border-line-strong group-data-[state=checked]:border-accent"
          >
            <RadioGroup.Indicator className="size-2 rounded-full bg-accent" />
          </span>
          <span>
            <span className="block font-medium">{t(label)}</span>
            <span className="block text-sm text-muted">{t(hint)}</span>
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
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
