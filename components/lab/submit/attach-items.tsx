"use client";
import { useLocale } from "next-intl";
import { MenuItem } from "@/components/ui/menu";
import type { Attachment } from "@/lib/lab/attachment";
import type { AttachPort } from "./attach-provider";

/** The questions whose answers something may be attached to, as entries of a menu. */
export function AttachItems({ port, make }: { port: AttachPort; make: () => Attachment }) {
  const language = useLocale();
  return port.questions.map(({ id, title }, index) => (
    <MenuItem key={id} onSelect={() => port.attach(id, make())} className="gap-3">
      <span className="tabular text-muted">{index + 1}</span>
      {title[language]}
    </MenuItem>
  ));
}
