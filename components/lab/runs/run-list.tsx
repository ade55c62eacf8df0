"use client";
import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { later } from "@/components/ui/later";
import { useToast } from "@/components/ui/toast";
import { runAttachment } from "@/lib/lab/attachment";
import { nameConfigs } from "@/lib/lab/config/differences";
import type { KeptRun } from "@/lib/lab/keep/kept-run";
import { useLab } from "../use-trainer";
import { ViewLoading } from "../view-loading";
import { LaidAside } from "./laid-aside";
import { RunLine } from "./run-line";
import { useRunName } from "./use-run-name";
import type { Runs } from "./use-runs";

const Overlay = later(() => import("./run-overlay").then((m) => m.RunOverlay), ViewLoading);

/** Curves that can be told apart in one chart. */
const compareMost = 6;

/** The runs kept in this browser; chosen ones are laid over one another. */
export function RunList({ runs, dataFixed }: { runs: Runs; dataFixed: boolean }) {
  const t = useTranslations("lab.runs");
  const lab = useLab();
  const toast = useToast();
  const nameOf = useRunName();
  const [compared, setCompared] = useState<readonly string[]>([]);
  const names = useMemo(() => {
    const differences = nameConfigs(runs.list.map(({ config }) => config));
    return new Map(runs.list.map((run, i) => [run.id, run.title ?? nameOf(differences[i])]));
  }, [runs.list, nameOf]);
  const chosen = runs.list.filter(({ id }) => compared.includes(id));
  const remove = (run: KeptRun) => {
    runs.remove(run.id);
    toast({
      text: t("removed", { name: names.get(run.id) ?? "" }),
      action: { label: t("undo"), run: () => runs.restore(run) },
    });
  };
  const open = (run: KeptRun) => {
    const { config } = run;
    void lab.configure(dataFixed ? { ...config, dataset: lab.get().config.dataset } : config);
  };
  return (
    <section aria-label={t("title")}>
      <h2 className="sr-only">{t("title")}</h2>
      <LaidAside />
      {runs.list.length === 0 ? (
        <p className="flex items-center gap-3 text-sm text-muted">
          <History aria-hidden className="size-5 shrink-0" />
          {t("empty")}
        </p>
      ) : (
        <ul className="divide-y">
          {runs.list.map((run) => (
            <RunLine
              key={run.id}
              run={run}
              name={names.get(run.id) ?? ""}
              compared={compared.includes(run.id)}
              onCompare={() =>
                setCompared((old) =>
                  old.includes(run.id)
                    ? old.filter((id) => id !== run.id)
                    : [...old.slice(-(compareMost - 1)), run.id],
                )
              }
              onOpen={() => open(run)}
              onPin={() => runs.change(run.id, { pinned: !run.pinned })}
              onRename={(title) => runs.change(run.id, { title })}
              onRemove={() => remove(run)}
              attachment={() => runAttachment(run, names.get(run.id) ?? "")}
            />
          ))}
        </ul>
      )}
      {chosen.length > 0 && (
        <Overlay runs={chosen.map(({ curve, id }) => ({ curve, name: names.get(id) ?? "" }))} />
      )}
    </section>
  );
}
