"use client";
import { useTranslations } from "next-intl";
import { memo } from "react";
import type { NamedTensor } from "@/lib/tensorlab/protocol";
import { shapeText } from "./shape-text";
import { placesDrawn, StorageTable } from "./storage-table";

/** Tensors by storage: those in one group share memory. Groups of several come first. */
function byStorage(variables: readonly NamedTensor[]): NamedTensor[][] {
  const groups = new Map<number, NamedTensor[]>();
  for (const variable of variables)
    groups.set(variable.storageId, [...(groups.get(variable.storageId) ?? []), variable]);
  return [...groups.values()].sort((a, b) => Math.min(2, b.length) - Math.min(2, a.length));
}

function Member({ tensor }: { tensor: NamedTensor }) {
  const t = useTranslations("tensors");
  return (
    <li className="flex flex-wrap items-baseline gap-x-3">
      <code translate="no" className="font-semibold">
        {tensor.name}
      </code>
      <span className="text-sm text-muted">
        {tensor.dtype} · {t("shape")} {shapeText(tensor.shape)} · {t("strides")} {shapeText(tensor.strides)} ·{" "}
        {t("offset")} {tensor.offset}
      </span>
    </li>
  );
}

function Group({ tensors }: { tensors: NamedTensor[] }) {
  const t = useTranslations("tensors");
  const size = tensors[0].storageSize;
  const drawn = size <= placesDrawn && tensors.every(({ values }) => values.length <= size);
  return (
    <li className="min-w-0 space-y-2 rounded-md border p-3">
      <p className="text-sm font-medium">
        {tensors.length > 1 ? t("memoryShared", { count: tensors.length, size }) : t("memoryOwn", { size })}
      </p>
      <ul className="space-y-1">
        {tensors.map((tensor) => (
          <Member key={tensor.name} tensor={tensor} />
        ))}
      </ul>
      {drawn && (
        <details>
          <summary className="inline-flex min-h-9 items-center text-sm underline pointer-coarse:min-h-11">
            {t("memoryShow")}
          </summary>
          <StorageTable tensors={tensors} />
        </details>
      )}
    </li>
  );
}

/** Which variables are views of which: one box for each piece of memory. */
export const MemoryMap = memo(function MemoryMap({ variables }: { variables: readonly NamedTensor[] }) {
  const t = useTranslations("tensors");
  if (variables.length === 0) return <p className="text-sm text-muted">{t("memoryEmpty")}</p>;
  return (
    <ul className="space-y-3">
      {byStorage(variables).map((tensors) => (
        <Group key={tensors[0].storageId} tensors={tensors} />
      ))}
    </ul>
  );
});
