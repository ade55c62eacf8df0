"use client";
import { ThemeProvider } from "next-themes";
import { Tooltip } from "radix-ui";
import { useEffect, type ReactNode } from "react";
import { Toasts } from "./toast";

/** Says on the root element that the page answers: what the server rendered lies there before its script does. */
function useSignOfLife(): void {
  useEffect(() => {
    document.documentElement.dataset.alive = "";
  }, []);
}

/** Theme, tooltips and toasts for the whole page. */
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
      <Tooltip.Provider delayDuration={300}>
        <Toasts>{children}</Toasts>
      </Tooltip.Provider>
    </ThemeProvider>
  );
}
