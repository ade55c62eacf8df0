"use client";
import { ThemeProvider } from "next-themes";
import { Tooltip } from "radix-ui";
import type { ReactNode } from "react";
import { Toasts } from "./toast";

/** Theme, tooltips and toasts for the whole page. */
export function Providers({ nonce, children }: { nonce?: string; children: ReactNode }) {
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
