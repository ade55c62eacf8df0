"use client";
import { useTranslations } from "next-intl";
import type { TensorPicture } from "@/lib/tensorlab/protocol";
import { storagePlace } from "./storage-places";

/** Rows and columns drawn before a grid is cut. */
const shown = { rows: 10, columns: 12, layers: 4 };

/** The last two sizes as rows and columns, everything before as layers. */
function planesOf({ shape }: TensorPicture): { layers: number; rows: number; columns: number } {
  const columns = shape.at(-1) ?? 1;
  const rows = shape.at(-2) ?? 1;
  return { rows, columns, layers: shape.slice(0, -2).reduce((product, size) => product * size, 1) };
}

interface Props {
  picture: TensorPicture;
  /** writes each element's place in the storage below it */
  places: boolean;
}

function Layer({ picture, places, layer }: Props & { layer: number }) {
  const t = useTranslations("tensors");
  const { rows, columns } = planesOf(picture);
  const cut = rows > shown.rows || columns > shown.columns;
  return (
    <div className="space-y-1">
      <table translate="no" className="border-collapse font-mono text-sm">
        <tbody>
          {Array.from({ length: Math.min(rows, shown.rows) }, (_, row) => (
            <tr key={row}>
              {Array.from({ length: Math.min(columns, shown.columns) }, (_, column) => (
                <td key={column} className="tabular min-w-12 border bg-surface px-2 py-1 text-right">
                  {picture.values[(layer * rows + row) * columns + column] ?? "…"}
                  {places && (
                    <span className="block text-xs text-muted">
                      @{storagePlace(picture, (layer * rows + row) * columns + column)}
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {cut && <p className="text-xs text-muted">{t("gridCut", { rows, columns })}</p>}
    </div>
  );
}

/** A tensor as a grid of numbers; higher dimensions as a row of grids. */
export function TensorGrid({ picture, places }: Props) {
  const t = useTranslations("tensors");
  const { layers } = planesOf(picture);
  if (picture.values.length === 0) return <p className="text-sm text-muted">{t("gridEmpty")}</p>;
  return (
    <div
      className="flex flex-wrap gap-4 overflow-x-auto"
      tabIndex={0}
      role="group"
      aria-label={t("gridLabel", { shape: picture.shape.join("×") || "0" })}
    >
      {Array.from({ length: Math.min(layers, shown.layers) }, (_, layer) => (
        <Layer key={layer} picture={picture} places={places} layer={layer} />
      ))}
      {layers > shown.layers && (
        <p className="self-center text-sm text-muted">
          {t("gridMoreLayers", { count: layers - shown.layers })}
        </p>
      )}
    </div>
  );
}
