import type { Metadata, Viewport } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { holdScript } from "@/components/ui/hold-early";
import { Providers } from "@/components/ui/providers";
import { SkipLink } from "@/components/ui/skip-link";
import { buildId } from "./build-id";
import { EarlyScript, pageNonce } from "./early-script";
import { Messages } from "./messages";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return {
    title: { default: t("product"), template: `%s · ${t("product")}` },
    description: t("tagline"),
    referrer: "same-origin",
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf9f7" },
    { media: "(prefers-color-scheme: dark)", color: "#15161a" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const language = await getLocale();
  const nonce = await pageNonce();
  return (
    <html lang={language === "zh" ? "zh-CN" : "en"} data-build={buildId()} suppressHydrationWarning>
      <body>
        <EarlyScript code={holdScript} />
        <Messages areas={[]}>
          <Providers nonce={nonce}>
            <SkipLink />
            {children}
          </Providers>
        </Messages>
      </body>
    </html>
  );
}
