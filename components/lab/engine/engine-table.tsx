"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { EngineWish } from "@/lib/lab/run/lab-state";
import { engineNames, type EngineName } from "@/lib/training/engine-names";
import { useLab, useLabState } from "../use-trainer";

/** Every engine with its measured speed on this device, and the choice among them. */
export function EngineTable() {
  const t = useTranslations("lab.engine");
  const lab = useLab();
  const engine = useLabState((state) => state.engine);
  const phase = useLabState((state) => state.phase);
  const options: EngineWish[] = ["auto", ...engineNames];
  return (
    <div className="space-y-3">
      <table className="tabular w-full text-left text-sm">
        <thead>
          <tr className="border-b">
            <th scope="col" className="py-2">
              {t("use")}
            </th>
            <th scope="col" className="py-2 text-right">
              {t("speed")}
            </th>
          </tr>
        </thead>
        <tbody>
          {options.map((wish) => (
            <tr key={wish} className="border-b last:border-0">
              <td>
                <EngineChoice
                  wish={wish}
                  chosen={engine.wish === wish}
                  available={isAvailable(wish, engine.probe)}
                />
              </td>
              <td className="text-right">{wish === "auto" ? "" : <Speed engine={wish} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        variant="secondary"
        size="sm"
        busy={engine.measuring}
        disabled={phase === "training"}
        onClick={() => void lab.measureAgain()}
      >
        {t("again")}
      </Button>
      {engine.probe?.adapter && (
        <p className="text-xs text-muted">
          {t("adapter", {
            name:
              engine.probe.adapter.description ||
              engine.probe.adapter.architecture ||
              engine.probe.adapter.vendor,
          })}
        </p>
      )}
    </div>
  );
}

type MaybeProbe = ReturnType<ReturnType<typeof useLab>["get"]>["engine"]["probe"];

const isAvailable = (wish: EngineWish, probe: MaybeProbe): boolean =>
  wish === "auto" || (probe?.engines.find(({ engine }) => engine === wish)?.available ?? false);

function EngineChoice({
  wish,
  chosen,
  available,
}: {
  wish: EngineWish;
  chosen: boolean;
  available: boolean;
}) {
  const t = useTranslations("lab.engine");
  const lab = useLab();
  return (
    <label className="flex min-h-11 items-center gap-3">
      <input
        type="radio"
        name="lab-engine"
        checked={chosen}
        disabled={!available}
        onChange={() => void lab.wishEngine(wish)}
        className="size-5 accent-(--accent)"
      />
      <span>
        <span className="font-medium">{t(`name.${wish}`)}</span>
        <span className="block text-xs text-muted">{t(`about.${wish}`)}</span>
      </span>
    </label>
  );
}

/** Steps a second as measured, or why there is no figure. */
function Speed({ engine }: { engine: EngineName }) {
  const t = useTranslations("lab.engine");
  const format = useFormatter();
  const { probe, calibration } = useLabState((state) => state.engine);
  const measured = calibration?.measurements.find((one) => one.engine === engine);
  if (measured?.stepsPerSecond)
    return t("steps", { steps: format.number(measured.stepsPerSecond, { maximumSignificantDigits: 3 }) });
  const reason = measured?.reason ?? probe?.engines.find((one) => one.engine === engine)?.reason;
  return <span className="text-muted">{reason ? t(`reason.${reason}`) : "–"}</span>;
}
