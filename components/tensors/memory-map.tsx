"use client";
import { useTranslations } from "next-intl";
import type { NamedTensor } from "@/lib/tensorlab/protocol";

/** Tensors by storage: those in one group share memory. */
function byStorage(variables: readonly NamedTensor[]): NamedTensor[][] {
  const groups = new Map<number, NamedTensor[]>();
  for (const variable of variables)
    groups.set(variable.storageId, [...(groups.get(variable.storageId) ?? []), variable]);
  return [...groups.values()];
}

function Member({ tensor }: { tensor: NamedTensor }) {
  const t = useTranslations("tensors");
  return (
    <li className="flex flex-wrap items-baseline gap-x-3">
      <code className="font-semibold">{tensor.name}</code>
      <span className="text-sm text-muted">
        {tensor.dtype} · {t("shape")} ({tensor.shape.join(", ")}) · {t("strides")} (
        {tensor.strides.join(", ")}) · {t("offset")} {tensor.offset}
      </span>
    </li>
  );
}

/** Which variables are views of which: one box for each piece of memory. */
export function MemoryMap({ variables }: { variables: readonly NamedTensor[] }) {
  const t = useTranslations("tensors");
  if (variables.length === 0) return <p className="text-sm text-muted">{t("memoryEmpty")}</p>;
  return (
    <ul className="space-y-3">
      {byStorage(variables).map((group) => (
        <li key={group[0].storageId} className="rounded-md border p-3">
          <p className="mb-1 text-sm font-medium">
            {group.length > 1
              ? t("memoryShared", { count: group.length, size: group[0].storageSize })
              : t("memoryOwn", { size: group[0].storageSize })}
          </p>
          <ul className="space-y-1">
            {group.map((tensor) => (
              <Member key={tensor.name} tensor={tensor} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
