import Link from "next/link";
import { useTranslations } from "next-intl";
import { AppHeader } from "@/components/ui/app-header";
import { buttonClass } from "@/components/ui/button-class";

export default function NotFound() {
  const t = useTranslations("common");
  return (
    <>
      <AppHeader />
      <main id="content" className="mx-auto max-w-prose space-y-4 px-4 py-16">
        <h1 className="text-2xl">{t("notFoundTitle")}</h1>
        <p className="text-muted">{t("notFoundBody")}</p>
        <Link href="/" className={buttonClass()}>
          {t("home")}
        </Link>
      </main>
    </>
  );
}
