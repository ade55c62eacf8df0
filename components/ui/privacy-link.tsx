import Link from "next/link";
import { useTranslations } from "next-intl";

/** Leads to the page that says what is kept of whom. */
export function PrivacyLink() {
  const t = useTranslations("common");
  return (
    <Link href="/privacy" prefetch={false} className="inline-block py-1 underline">
      {t("privacy")}
    </Link>
  );
}
