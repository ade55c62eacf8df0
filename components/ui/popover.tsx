"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Popover as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton } from "./button";
import { useFocusBack } from "./use-focus-back";

interface PanelProps {
  title: string;
  children: ReactNode;
}

/** What a popover shows: its name, a way out, and the content, which scrolls where the window is too low for it. */
function Panel({ title, children }: PanelProps) {
  const t = useTranslations("common");
  const focusBack = useFocusBack();
  return (
    <Radix.Portal>
      <Radix.Content
        {...focusBack}
        aria-label={title}
        sideOffset={6}
        collisionPadding={12}
        className="z-40 max-h-(--radix-popover-content-available-height) w-80 max-w-[calc(100vw-1.5rem)] overflow-y-auto rounded-lg border bg-surface p-4 shadow-card"
      >
        <div className="mb-3 flex items-start justify-between gap-3">
          <h3 className="text-base font-semibold">{title}</h3>
          <Radix.Close asChild>
            <IconButton label={t("close")} className="-mt-2.5 -mr-2.5">
              <X aria-hidden className="size-5" />
            </IconButton>
          </Radix.Close>
        </div>
        <div className="space-y-4">{children}</div>
      </Radix.Content>
    </Radix.Portal>
  );
}

/** A panel that opens beside its button and moves nothing; what is around it stays usable. */
export const Popover = ({ trigger, ...panel }: PanelProps & { trigger: ReactNode }) => (
  <Radix.Root>
    <Radix.Trigger asChild>{trigger}</Radix.Trigger>
    <Panel {...panel} />
  </Radix.Root>
);

interface BesideProps extends PanelProps {
  /** it stands beside this */
  of: Element;
  onClose: () => void;
}

/** The same panel, beside something that was chosen; open as long as it is there. */
export const PopoverBeside = ({ of, onClose, ...panel }: BesideProps) => (
  <Radix.Root open onOpenChange={(open) => !open && onClose()}>
    <Radix.Anchor virtualRef={{ current: of }} />
    <Panel {...panel} />
  </Radix.Root>
);
