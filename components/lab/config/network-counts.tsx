"use client";
import { useFormatter, useTranslations } from "next-intl";
import { NetworkWord } from "@/components/ui/network-word";
import type { Config } from "@/lib/spiral/config";
import { multiplyAdds, networkName, parameterCount } from "@/lib/spiral/network";

/** The network's name, and how large it is. */
export function NetworkCounts({ config: { network, dataset } }: { config: Config }) {
  const t = useTranslations("lab.network");
  const format = useFormatter();
  return (
    <p className="tabular text-sm">
      <span className="font-semibold wrap-anywhere">
        <NetworkWord>{networkName(network, dataset.classes)}</NetworkWord>
      </span>
      <span className="block text-muted">
        {t("counts", {
          parameters: format.number(parameterCount(network, dataset.classes)),
          products: format.number(multiplyAdds(network, dataset.classes)),
        })}
      </span>
    </p>
  );
}
