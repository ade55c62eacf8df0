"use client";
import { useTranslations } from "next-intl";
import type { NamedTensor } from "@/lib/tensorlab/protocol";
import { storagePlaces } from "./storage-places";

/** Places of a storage that are drawn; a larger one is told in words. */
export const placesDrawn = 48;

function Row({ tensor }: { tensor: NamedTensor }) {
  const values = new Map(storagePlaces(tensor).map((place, index) => [place, tensor.values[index] ?? ""]));
  return (
    <tr>
      <th scope="row" className="sticky left-0 bg-surface pr-2 text-left font-semibold">
        {tensor.name}
      </th>
      {Array.from({ length: tensor.storageSize }, (_, place) => (
        <td
          key={place}
          className={`tabular min-w-10 border px-1 py-0.5 text-right ${values.has(place) ? "bg-accent-soft" : "text-muted"}`}
        >
          {values.get(place) ?? "·"}
        </td>
      ))}
    </tr>
  );
}

/** One piece of memory place by place, and which places each tensor on it sees. */
export function StorageTable({ tensors }: { tensors: readonly NamedTensor[] }) {
  const t = useTranslations("tensors");
  const size = tensors[0].storageSize;
  return (
    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={t("memoryTable")}>
      <table translate="no" className="border-collapse font-mono text-xs">
        <thead>
          <tr>
            <th scope="col" className="sticky left-0 bg-surface pr-2 text-left font-normal text-muted">
              {t("place")}
            </th>
            {Array.from({ length: size }, (_, place) => (
              <th key={place} scope="col" className="px-1 text-right font-normal text-muted">
                {place}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tensors.map((tensor) => (
            <Row key={tensor.name} tensor={tensor} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
