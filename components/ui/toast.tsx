"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Toast } from "radix-ui";
import { createContext, useCallback, useContext, useState, type ReactNode } from "react";
import { IconButton } from "./button";

interface Message {
  id: number;
  text: ReactNode;
  tone: "info" | "good" | "bad";
  /** offers to take the step back */
  action?: { label: string; run: () => void };
}

type Show = (message: Omit<Message, "id" | "tone"> & { tone?: Message["tone"] }) => void;

const ToastContext = createContext<Show>(() => {});

/** Shows a short message that goes by itself, with an optional action such as undo. */
export const useToast = (): Show => useContext(ToastContext);

const edges = { info: "border-l-accent", good: "border-l-good", bad: "border-l-bad" };

function Item({ message, onClose }: { message: Message; onClose: () => void }) {
  const t = useTranslations("common");
  return (
    <Toast.Root
      onOpenChange={(open) => !open && onClose()}
      className={`flex items-center gap-3 rounded-md border border-l-4 bg-surface py-2 pr-2 pl-4 shadow-card ${edges[message.tone]}`}
    >
      <Toast.Description className="grow text-sm">{message.text}</Toast.Description>
      {message.action && (
        <Toast.Action
          altText={message.action.label}
          onClick={message.action.run}
          className="min-h-9 shrink-0 rounded-md px-2 text-sm font-semibold text-accent hover:bg-sunken"
        >
          {message.action.label}
        </Toast.Action>
      )}
      <Toast.Close asChild>
        <IconButton label={t("close")} className="size-9">
          <X aria-hidden className="size-4" />
        </IconButton>
      </Toast.Close>
    </Toast.Root>
  );
}

let lastId = 0;

export function Toasts({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<Message[]>([]);
  const show = useCallback<Show>((message) => {
    setMessages((old) => [...old.slice(-2), { tone: "info", ...message, id: ++lastId }]);
  }, []);
  return (
    <ToastContext value={show}>
      <Toast.Provider duration={8000} swipeDirection="right">
        {children}
        {messages.map((message) => (
          <Item
            key={message.id}
            message={message}
            onClose={() => setMessages((old) => old.filter(({ id }) => id !== message.id))}
          />
        ))}
        <Toast.Viewport className="fixed right-0 bottom-0 z-50 flex w-full max-w-md flex-col gap-2 p-4" />
      </Toast.Provider>
    </ToastContext>
  );
}
