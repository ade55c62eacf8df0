"use client";
import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import { useState } from "react";
import { DeleteSession } from "@/components/instructor/delete-session";
import { buttonClass } from "@/components/ui/button";
import type { Desk } from "@/lib/review/desk";

const files = [
  { name: "marks.csv", words: "marks" },
  { name: "canvas.csv", words: "canvas" },
  { name: "answers.csv", words: "answers" },
  { name: "session.json", words: "all" },
] as const;

const item =
  "flex min-h-11 w-full cursor-pointer items-center rounded-sm px-3 text-sm outline-none data-[highlighted]:bg-sunken";

/** Takes the session's data home, or deletes it for good. */
export function ExportMenu({ session }: { session: Desk["session"] }) {
  const t = useTranslations("review.export");
  const router = useRouter();
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger className={buttonClass("secondary", "sm")}>
          <Download aria-hidden className="size-4" />
          {t("title")}
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="end"
            className="z-50 min-w-56 rounded-md border bg-surface p-1 shadow-card"
          >
            {files.map(({ name, words }) => (
              <DropdownMenu.Item key={name} asChild className={item}>
                <a href={`/sessions/${session.id}/export/${name}`} download>
                  {t(words)}
                </a>
              </DropdownMenu.Item>
            ))}
            <DropdownMenu.Separator className="my-1 h-px bg-line" />
            <DropdownMenu.Item className={`${item} text-bad`} onSelect={() => setDeleting(true)}>
              {t("delete")}
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <DeleteSession
        session={session}
        open={deleting}
        onOpenChange={setDeleting}
        onDeleted={() => router.push("/dashboard")}
      />
    </>
  );
}
