"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Toast } from "radix-ui";
import { useRef, type ReactNode } from "react";
import { IconButton } from "./button";
import type { Place } from "./free-place";
import { useFreePlace } from "./use-free-place";

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
      className={`pointer-events-auto flex flex-wrap items-center gap-x-3 rounded-md border border-l-4 bg-surface py-2 pr-2 pl-4 shadow-card ${edges[message.tone]}`}
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

const look: Record<Place, string> = {
  "bottom right": "right-0 bottom-0",
  "bottom left": "bottom-0 left-0",
  "top right": "top-12 right-0",
  "top left": "top-12 left-0",
  bottom: "inset-x-0 bottom-0 mx-auto",
  top: "inset-x-0 top-12 mx-auto",
};

/** The messages that are shown now, where they cover nothing that is used. */
export function ToastList({
  messages,
  onClose,
}: {
  messages: readonly Message[];
  onClose: (id: number) => void;
}) {
  const t = useTranslations("common");
  const list = useRef<HTMLOListElement>(null);
  const place = useFreePlace(list, messages.length);
  return (
    <Toast.Provider duration={8000} swipeDirection="right" label={t("notification")}>
      {messages.map((message) => (
        <Item key={message.id} message={message} onClose={() => onClose(message.id)} />
      ))}
      <Toast.Viewport
        ref={list}
        label={t("notifications", { hotkey: "F8" })}
        data-messages={place}
        className={`pointer-events-none fixed z-50 flex w-full max-w-md flex-col gap-2 p-4 ${look[place]}`}
      />
    </Toast.Provider>
  );
}
