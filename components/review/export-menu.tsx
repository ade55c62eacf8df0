"use client";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useExport } from "@/components/instructor/use-export";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { Desk } from "@/lib/review/desk";

const files = [
  { name: "marks.csv", words: "marks" },
  { name: "canvas.csv", words: "canvas" },
  { name: "answers.csv", words: "answers" },
  { name: "session.json", words: "all" },
] as const;

/** Takes the session's data home. */
export function ExportMenu({ session }: { session: Desk["session"] }) {
  const t = useTranslations("review.export");
  const save = useExport();
  return (
    <Menu
      className="min-w-56"
      trigger={
        <Button variant="secondary" size="sm">
          <Download aria-hidden className="size-4" />
          {t("title")}
        </Button>
      }
    >
      {files.map(({ name, words }) => (
        <MenuItem key={name} onSelect={() => void save(session.id, name)}>
          {t(words)}
        </MenuItem>
      ))}
    </Menu>
  );
}
