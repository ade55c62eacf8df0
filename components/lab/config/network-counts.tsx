"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { Config } from "@/lib/spiral/config";
import { multiplyAdds, networkName, parameterCount } from "@/lib/spiral/network";

/** The network's name, and how large it is. */
export function NetworkCounts({ config: { network, dataset } }: { config: Config }) {
  const t = useTranslations("lab.network");
  const format = useFormatter();
  return (
    <p className="tabular text-sm">
      <span className="font-mono font-semibold wrap-anywhere">{networkName(network, dataset.classes)}</span>
      <span className="block text-muted">
        {t("counts", {
          parameters: format.number(parameterCount(network, dataset.classes)),
          products: format.number(multiplyAdds(network, dataset.classes)),
        })}
      </span>
    </p>
  );
}
