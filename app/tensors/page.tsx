import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Guide } from "@/components/guide/guide";
import { StandaloneTensors } from "@/components/tensors/standalone-tensors";
import { AppHeader } from "@/components/ui/app-header";
import { Messages } from "../messages";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("tensors");
  return { title: t("title"), description: t("lead") };
}

export default async function TensorsPage() {
  const t = await getTranslations("tensors");
  return (
    <Messages areas={["tensors", "guide"]}>
      <AppHeader title={t("title")}>
        <Guide name="tensors" />
      </AppHeader>
      <main id="content" className="mx-auto max-w-[120rem] space-y-4 px-3 py-6 sm:px-6">
        <div className="space-y-1">
          <h1 className="text-2xl">{t("title")}</h1>
          <p className="max-w-prose text-muted">{t("lead")}</p>
        </div>
        <StandaloneTensors />
      </main>
    </Messages>
  );
}
