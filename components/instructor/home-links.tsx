import clsx from "clsx";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-class";

/** The way to the instructor's account, by their name. */
export function AccountLink({ name, className }: { name: string; className?: string }) {
  return (
    <Link href="/account" className={clsx(buttonClass("ghost", "sm"), "min-w-0", className)}>
      <bdi translate="no" className="max-w-40 min-w-0 truncate">
        {name}
      </bdi>
    </Link>
  );
}

/** From a page of one session to all of them and to the account; on a narrow screen the product's sign leads there. */
export function HomeLinks({ name }: { name: string }) {
  const t = useTranslations("instructor.live");
  return (
    <>
      <Link href="/dashboard" className={clsx(buttonClass("ghost", "sm"), "max-md:hidden")}>
        {t("toDashboard")}
      </Link>
      <AccountLink name={name} className="max-md:hidden" />
    </>
  );
}
