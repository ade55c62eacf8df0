"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Toast } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton } from "./button";

export interface Message {
  id: number;
  text: ReactNode;
  tone: "info" | "good" | "bad";
  /** offers to take the step back */
  action?: { label: string; run: () => void };
}

const edges = { info: "border-l-accent", good: "border-l-good", bad: "border-l-bad" };

function Item({ message, onClose }: { message: Message; onClose: () => void }) {
  const t = useTranslations("common");
  return (
    <Toast.Root
      onOpenChange={(open) => !open && onClose()}
      className={`flex flex-wrap items-center gap-x-3 rounded-md border border-l-4 bg-surface py-2 pr-2 pl-4 shadow-card ${edges[message.tone]}`}
    >
      <Toast.Description className="min-w-40 grow basis-0 text-sm">{message.text}</Toast.Description>
      {message.action && (
        <Toast.Action
          altText={message.action.label}
          onClick={message.action.run}
          className="min-h-9 shrink-0 rounded-md pointer-coarse:min-h-11 px-2 text-sm font-semibold text-accent hover:bg-sunken"
        >
          {message.action.label}
        </Toast.Action>
      )}
      <Toast.Close asChild>
        <IconButton label={t("close")} small>
          <X aria-hidden className="size-4" />
        </IconButton>
      </Toast.Close>
    </Toast.Root>
  );
}

/** The messages that are shown now, in the page's corner. */
export function ToastList({
  messages,
  onClose,
}: {
  messages: readonly Message[];
  onClose: (id: number) => void;
}) {
  const t = useTranslations("common");
  return (
    <Toast.Provider duration={8000} swipeDirection="right" label={t("notification")}>
      {messages.map((message) => (
        <Item key={message.id} message={message} onClose={() => onClose(message.id)} />
      ))}
      <Toast.Viewport
        label={t("notifications", { hotkey: "F8" })}
        // on a phone what is pressed stands below, and so does its keyboard
        className="fixed right-0 z-50 flex w-full max-w-md flex-col gap-2 p-4 max-sm:top-12 sm:bottom-0"
      />
    </Toast.Provider>
  );
}
