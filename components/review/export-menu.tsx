"use client";
import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import { useState } from "react";
import { DeleteSession } from "@/components/instructor/delete-session";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { Desk } from "@/lib/review/desk";

const files = [
  { name: "marks.csv", words: "marks" },
  { name: "canvas.csv", words: "canvas" },
  { name: "answers.csv", words: "answers" },
  { name: "session.json", words: "all" },
] as const;

/** Takes the session's data home, or deletes it for good. */
export function ExportMenu({ session }: { session: Desk["session"] }) {
  const t = useTranslations("review.export");
  const router = useRouter();
  const [deleting, setDeleting] = useState(false);
  return (
    <>
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
          <MenuItem key={name} asChild>
            <a href={`/sessions/${session.id}/export/${name}`} download>
              {t(words)}
            </a>
          </MenuItem>
        ))}
        <DropdownMenu.Separator className="my-1 h-px bg-line" />
        <MenuItem className="text-bad" onSelect={() => setDeleting(true)}>
          {t("delete")}
        </MenuItem>
      </Menu>
      <DeleteSession
        session={session}
        open={deleting}
        onOpenChange={setDeleting}
        onDeleted={() => router.push("/dashboard")}
      />
    </>
  );
}
