"use client";
import { clsx } from "clsx";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton } from "./button";
import { useFocusBack } from "./use-focus-back";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  wide?: boolean;
  /** rises from the bottom edge and leaves what is above it in sight */
  sheet?: boolean;
}

const places = {
  middle:
    "top-1/2 left-1/2 max-h-[90dvh] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 rounded-lg border",
  bottom:
    "inset-x-0 bottom-0 max-h-[55dvh] rounded-t-lg border-t pb-[max(1.25rem,env(safe-area-inset-bottom))]",
};

/** What a dialog opens. */
export function DialogPanel({ open, onOpenChange, title, description, children, wide, sheet }: DialogProps) {
  const t = useTranslations("common");
  const focusBack = useFocusBack();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={clsx("fixed inset-0 z-40", sheet ? "bg-black/15" : "bg-black/50")} />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          {...focusBack}
          className={clsx(
            "fixed z-50 overflow-y-auto bg-surface p-5 shadow-card",
            sheet ? places.bottom : [places.middle, wide ? "max-w-3xl" : "max-w-md"],
          )}
        >
          <div className="mb-3 flex items-start justify-between gap-3">
            <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={t("close")} className="-mt-2 -mr-2">
                <X aria-hidden className="size-5" />
              </IconButton>
            </Radix.Close>
          </div>
          {description && <Radix.Description className="mb-4 text-muted">{description}</Radix.Description>}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
