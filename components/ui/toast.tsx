"use client";
import { createContext, useCallback, useContext, useState, type ReactNode } from "react";
import { ahead } from "@/lib/client/ahead";
import { Fetched } from "@/lib/client/fetched";
import type { Message } from "./toast-list";
import { useStore } from "./use-store";

type Show = (message: Omit<Message, "id" | "tone"> & { tone?: Message["tone"] }) => void;

const ToastContext = createContext<Show>(() => {});

/** Shows a short message that goes by itself, with an optional action such as undo. */
export const useToast = (): Show => useContext(ToastContext);

/** What shows them. */
const code = new Fetched(ahead(() => import("./toast-list")));

let lastId = 0;

export function Toasts({ children }: { children: ReactNode }) {
  const parts = useStore(code, null);
  const [messages, setMessages] = useState<Message[]>([]);
  const show = useCallback<Show>((message) => {
    code.ask();
    setMessages((old) => [...old.slice(-2), { tone: "info", ...message, id: ++lastId }]);
  }, []);
  const close = useCallback((gone: number) => setMessages((old) => old.filter(({ id }) => id !== gone)), []);
  return (
    <ToastContext value={show}>
      {children}
      {parts && <parts.ToastList messages={messages} onClose={close} />}
    </ToastContext>
  );
}
