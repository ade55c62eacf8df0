"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Config } from "@/lib/spiral/config";
import { forward } from "@/lib/spiral/forward";
import { asNetwork, linearProduct, type LinearMap } from "@/lib/spiral/linear-product";
import { networkName } from "@/lib/spiral/network";
import { heldOutPoints } from "@/lib/spiral/points";
import { classLetter } from "../canvas/palette";
import { useFigures } from "../compare/use-figures";
import { DecisionMap } from "../map/decision-map";

/** The product as numbers: a row to each class, as in W₂W₁x + b. */
function MatrixTable({ map, features }: { map: LinearMap; features: readonly string[] }) {
  const t = useTranslations("compare.product");
  const names = useTranslations("lab.feature");
  const { number } = useFigures();
  const cell = "px-2 py-1 text-right tabular";
  return (
    <table className="border-collapse text-sm">
      <caption className="pb-1 text-left text-muted">{t("numbers")}</caption>
      <thead>
        <tr>
          <td />
          {features.map((name) => (
            <th key={name} scope="col" className="px-2 py-1 text-right font-medium">
              {names(name as "x")}
            </th>
          ))}
          <th scope="col" className="px-2 py-1 text-right font-medium">
            {t("bias")}
          </th>
        </tr>
      </thead>
      <tbody>
        {[...map.bias].map((bias, o) => (
          <tr key={o} className="border-t">
            <th scope="row" className="px-2 py-1 text-left font-medium">
              {t("logit", { letter: classLetter(o) })}
            </th>
            {features.map((name, i) => (
              <td key={name} className={cell}>
                {number(map.matrix[i * map.outputs + o])}
              </td>
            ))}
            <td className={cell}>{number(bias)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A network of linear layers beside the one matrix that it is: the same map, the same logits. */
export function MatrixProduct({ config, weights }: { config: Config; weights: Float32Array }) {
  const t = useTranslations("compare.product");
  const { network, dataset } = config;
  const { classes } = dataset;
  const map = useMemo(() => linearProduct(network, classes, weights), [network, classes, weights]);
  const [single, product] = useMemo(() => asNetwork(network, map), [network, map]);
  const miss = useMemo(() => {
    const { xy } = heldOutPoints(dataset);
    const whole = forward(network, classes, weights, xy);
    const one = forward(single, classes, product, xy);
    return whole.reduce((most, value, i) => Math.max(most, Math.abs(value - one[i])), 0);
  }, [dataset, network, classes, weights, single, product]);
  return (
    <section
      aria-label={t("title")}
      className="min-w-0 space-y-3 border-t pt-4 2xl:border-t-0 2xl:border-l 2xl:pt-0 2xl:pl-6"
    >
      <h4 className="font-semibold">{t("title")}</h4>
      <p className="text-sm">{t("about", { whole: networkName(network, classes) })}</p>
      <div className="grid max-w-xl grid-cols-2 gap-4">
        <figure className="space-y-1">
          <DecisionMap {...{ network, classes, weights }} size={60} />
          <figcaption className="text-sm text-muted">
            {t("whole", { network: networkName(network, classes) })}
          </figcaption>
        </figure>
        <figure className="space-y-1">
          <DecisionMap network={single} weights={product} classes={classes} size={60} />
          <figcaption className="text-sm text-muted">
            {t("single", { network: networkName(single, classes) })}
          </figcaption>
        </figure>
      </div>
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t("numbers")}>
        <MatrixTable map={map} features={network.features} />
      </div>
      <p className="text-sm text-muted">{t("miss", { miss: miss.toExponential(1) })}</p>
    </section>
  );
}
