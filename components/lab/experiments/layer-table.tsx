"use client";
import { useLocale, useTranslations } from "next-intl";
import { Fragment } from "react";
import type { ArchitectureDescription, LayerDescription } from "@/lib/content/architectures";
import { Markdown } from "@/components/ui/markdown";
import { useFigures } from "../compare/use-figures";

const sides = ({ channels, height, width }: LayerDescription["output"]): string =>
  height === 1 && width === 1 ? String(channels) : `${channels}×${height}×${width}`;

/** What a layer does, in figures: kernels, stride, groups. */
function useHow(): (layer: LayerDescription["layer"]) => string {
  const t = useTranslations("compare.layers.how");
  return (layer) => {
    switch (layer.kind) {
      case "convolution": {
        const shape = t("convolution", {
          channels: layer.channels,
          kernel: layer.kernel,
          stride: layer.stride,
          padding: layer.padding,
        });
        return layer.groups > 1 ? `${shape}, ${t("groups", { groups: layer.groups })}` : shape;
      }
      case "max-pooling":
      case "subsampling":
        return t("window", { kernel: layer.kernel, stride: layer.stride });
      case "adaptive-pooling":
        return t("grid", { size: layer.size });
      default:
        return "";
    }
  };
}

function Bar({ share, tone }: { share: number; tone: string }) {
  return (
    <span aria-hidden className="block h-1.5 w-full min-w-10 overflow-hidden rounded-full bg-sunken">
      <span className={`block h-full ${tone}`} style={{ width: `${100 * share}%` }} />
    </span>
  );
}

/** A large number: whole where there is room for it. */
export function Count({ value }: { value: number }) {
  const { whole, short } = useFigures();
  return (
    <>
      <span className="sm:hidden">{short(value)}</span>
      <span className="max-sm:hidden">{whole(value)}</span>
    </>
  );
}

function Amount({ value, total, tone }: { value: number; total: number; tone: string }) {
  const { percent } = useFigures();
  const share = total === 0 ? 0 : value / total;
  return (
    <td className="px-1 py-1.5 text-right align-top sm:px-2">
      <span className="tabular block whitespace-nowrap">{value === 0 ? "–" : <Count value={value} />}</span>
      <span className="tabular block text-xs text-muted">{value === 0 ? "" : percent(share)}</span>
      <Bar share={share} tone={tone} />
    </td>
  );
}

/** A network from the input on: what each layer does, its output, and its share of parameters and work. */
export function LayerTable({ description }: { description: ArchitectureDescription }) {
  const t = useTranslations("compare.layers");
  const language = useLocale();
  const how = useHow();
  const { architecture, layers, totals } = description;
  const head = "px-1 py-1.5 text-xs font-medium text-muted sm:px-2";
  const title = architecture.title[language];
  const about = (layer: LayerDescription["layer"], fixed: number) =>
    how(layer) !== "" || layer.note !== undefined || fixed > 0;
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">{t("table", { title })}</caption>
      <thead>
        <tr className="border-b">
          <th scope="col" className={`${head} text-left`}>
            {t("layer")}
          </th>
          <th scope="col" className={`${head} text-left`}>
            {t("output")}
          </th>
          <th scope="col" className={`${head} text-right`}>
            {t("parameters")}
          </th>
          <th scope="col" className={`${head} text-right`}>
            {t("multiplyAdds")}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr className="border-b">
          <th scope="row" className="px-1 py-1.5 text-left font-medium sm:px-2">
            {t("input")}
          </th>
          <td className="tabular px-1 py-1.5 whitespace-nowrap sm:px-2">{sides(architecture.input)}</td>
          <td />
          <td />
        </tr>
        {layers.map(({ layer, output, parameters, multiplyAdds, fixed }) => (
          <Fragment key={layer.name}>
            <tr className={about(layer, fixed) ? "" : "border-b"}>
              <th scope="row" className="px-1 py-1.5 text-left align-top font-medium sm:px-2">
                {layer.name}
                <span className="block text-xs font-normal text-muted">
                  {t(`kind.${layer.kind}`)}
                  {layer.activation !== "none" && ` · ${t(`activation.${layer.activation}`)}`}
                </span>
              </th>
              <td className="tabular px-1 py-1.5 align-top whitespace-nowrap sm:px-2">{sides(output)}</td>
              <Amount value={parameters} total={totals.parameters} tone="bg-class-0" />
              <Amount value={multiplyAdds} total={totals.multiplyAdds} tone="bg-class-1" />
            </tr>
            {about(layer, fixed) && (
              <tr className="border-b">
                <td colSpan={4} className="px-1 pb-2 text-xs text-muted sm:px-2">
                  {how(layer) && <p>{how(layer)}</p>}
                  {layer.note && <Markdown>{layer.note[language]}</Markdown>}
                  {fixed > 0 && t("fixed", { count: fixed })}
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
