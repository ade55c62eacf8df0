"use client";
import { ThemeProvider } from "next-themes";
import { useEffect, type ReactNode } from "react";
import { releaseHeld } from "./hold-early";
import { Toasts } from "./toast";
import { surviveTranslation } from "./translated-page";

/** Says on the root element that the page answers, and does what was pressed and typed before it did. */
function useSignOfLife(): void {
  useEffect(() => {
    surviveTranslation();
    document.documentElement.dataset.alive = "";
    releaseHeld();
  }, []);
}

/** Theme and toasts for the whole page. */
export function Providers({ nonce, children }: { nonce?: string; children: ReactNode }) {
  useSignOfLife();
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      nonce={nonce}
      disableTransitionOnChange
    >
      <Toasts>{children}</Toasts>
    </ThemeProvider>
  );
}
