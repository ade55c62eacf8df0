import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "../messages";
import { Guide } from "@/components/guide/guide";
import { StandaloneLab } from "@/components/lab/screen/standalone-lab";
import { AppHeader } from "@/components/ui/app-header";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("lab");
  return { title: t("title"), description: t("about") };
}

export default async function LabPage() {
  const t = await getTranslations("lab");
  return (
    <Messages areas={["lab", "compare", "guide"]}>
      <AppHeader title={<h1 className="truncate font-medium">{t("title")}</h1>}>
        <Guide name="lab" />
      </AppHeader>
      <main id="content" className="mx-auto max-w-[120rem] p-3 sm:px-6">
        <StandaloneLab />
      </main>
    </Messages>
  );
}
