"use client";
import { useTranslations } from "next-intl";
import type { Network } from "@/lib/spiral/config";
import { traceUnit } from "@/lib/spiral/point-trace";
import { useUnitName } from "../graph/use-unit-name";
import { SumLines } from "./sum-lines";
import { useBriefNumber } from "./use-brief-number";
import type { Followed } from "./use-followed";

interface Props extends Pick<Followed, "trace" | "weights" | "point"> {
  network: Network;
  /** index of the layer */
  at: number;
  unit: number;
}

/** How one unit came to its numbers, there and back. */
export function UnitArithmetic({ trace, weights, point, network, at, unit }: Props) {
  const t = useTranslations("lab.point");
  const activationName = useTranslations("lab.activation");
  const brief = useBriefNumber();
  const nameOf = useUnitName(network);
  const { bias, forward, sum, output, slope, back, delta } = traceUnit(trace, weights, at, unit);
  const hidden = at < network.hidden.length;
  const summed = back.reduce((total, { product }) => total + product, 0);
  const probability = trace.probabilities[unit];
  const shares = hidden ? 1 : trace.layers[at].outputs.reduce((total, z) => total + Math.exp(z), 0);
  const [first] = forward;
  return (
    <section className="space-y-3">
      <h4 className="text-sm font-semibold">{t("arithmetic", { name: nameOf({ column: at + 1, unit }) })}</h4>
      <SumLines
        title={t("forward")}
        terms={forward}
        nameOf={(from) => nameOf({ column: at, unit: from })}
        then={[
          [t("bias"), bias],
          ["z", sum],
          ...(hidden
            ? [
                [
                  t("activation", { activation: activationName(network.hidden[at].activation) }),
                  output,
                ] as const,
              ]
            : ([
                ["exp z", Math.exp(sum)],
                ["Σ exp z", shares],
                ["p = exp z / Σ exp z", probability],
              ] as const)),
        ]}
      />
      {hidden ? (
        <SumLines
          title={t("backHidden")}
          terms={back}
          nameOf={(to) => nameOf({ column: at + 2, unit: to })}
          then={[
            ["Σ w·δ", summed],
            ["f′(z)", slope],
            ["δ", delta],
          ]}
        />
      ) : (
        <SumLines
          title={t("backOutput")}
          terms={[]}
          nameOf={String}
          then={[
            ["p", probability],
            ["y", Number(unit === point.label)],
            ["δ", delta],
          ]}
        />
      )}
      {first && (
        <p className="text-xs text-muted">
          {t("weight", {
            delta: brief(delta),
            input: brief(first.factor),
            gradient: brief(delta * first.factor),
            name: nameOf({ column: at, unit: first.unit }),
          })}
        </p>
      )}
    </section>
  );
}
