import { useTranslations } from "next-intl";

/** First stop of the Tab key: past the header to <main id="content">. */
export function SkipLink() {
  const t = useTranslations("common");
  return (
    <a
      href="#content"
      className="sr-only rounded-md bg-accent px-4 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
    >
      {t("skip")}
    </a>
  );
}
