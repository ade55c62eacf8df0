import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";

/** Why nothing is told again. */
export function NoReplay({ why }: { why: "empty" | "underWay" }) {
  const t = useTranslations("replay");
  return (
    <EmptyState icon={History} title={t(`${why}Title`)}>
      {t(`${why}Body`)}
    </EmptyState>
  );
}
