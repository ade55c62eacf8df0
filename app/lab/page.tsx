import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "../messages";
import { StandaloneLab } from "@/components/lab/screen/standalone-lab";
import { AppHeader } from "@/components/ui/app-header";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("lab");
  return { title: t("title"), description: t("about") };
}

export default async function LabPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const t = await getTranslations("lab");
  // a part that stands twice is unreadable, and told as such
  const single = Object.entries(await searchParams).map(([name, value = ""]): [string, string] => [
    name,
    typeof value === "string" ? value : value.join(" & "),
  ]);
  return (
    <Messages areas={["lab", "compare"]}>
      <AppHeader title={<h1 className="truncate font-medium">{t("title")}</h1>} />
      <main id="content" className="mx-auto max-w-[120rem] p-3 sm:px-6">
        <StandaloneLab query={new URLSearchParams(single).toString()} />
      </main>
    </Messages>
  );
}
