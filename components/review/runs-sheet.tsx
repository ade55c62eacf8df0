"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { NetworkWord } from "@/components/ui/network-word";
import { LocalTime } from "@/components/ui/local-time";
import { accuracyFormat } from "@/components/ui/accuracy-format";
import { Badge } from "@/components/ui/badge";
import { isolated } from "@/components/ui/isolated";
import { Button } from "@/components/ui/button";
import type { SheetContent, SheetRun } from "@/lib/review/desk";
import { engineNames } from "@/lib/training/engine-names";
import { LateBadge } from "./late-badge";
import { OlderButton } from "./older-button";
import { usePeople } from "./people";
import { RunDrawing } from "./run-drawing";
import { distinct, usePages } from "./use-pages";
import { useWorkAddress } from "./work-address";

function Marks({ run }: { run: SheetRun }) {
  const t = useTranslations("review.runs");
  const format = useFormatter();
  const { label } = usePeople();
  return (
    <span className="flex flex-wrap gap-1">
      {run.best && <Badge tone="good">{t("best")}</Badge>}
      {run.coded && <Badge>{t("coded")}</Badge>}
      {!run.eligible && <Badge tone="warn">{t("otherData")}</Badge>}
      <LateBadge {...run} />
      {run.sameAs.length > 0 && (
        <Badge tone="warn">
          {t("same", { names: format.list(run.sameAs.map((id) => isolated(label(id)))) })}
        </Badge>
      )}
    </span>
  );
}

function Row({ run, shown, onShow }: { run: SheetRun; shown: boolean; onShow: () => void }) {
  const t = useTranslations("review.runs");
  const format = useFormatter();
  const cell = "px-2 py-1.5 align-middle max-sm:px-1";
  return (
    <tr className={`border-t ${shown ? "bg-accent-soft" : ""}`}>
      <th scope="row" className={`${cell} text-left font-normal`}>
        <span className="tabular whitespace-nowrap">
          <LocalTime at={run.at} look="time" />
        </span>
        <span className="block sm:hidden">
          <NetworkWord>{run.network}</NetworkWord>
        </span>
        <Marks run={run} />
      </th>
      <td className={`${cell} max-sm:hidden`}>
        <NetworkWord>{run.network}</NetworkWord>
      </td>
      <td className={`${cell} tabular text-right max-sm:hidden`}>{format.number(run.parameters)}</td>
      <td className={`${cell} tabular text-right whitespace-nowrap`}>
        {t("of", { correct: run.publicCorrect, of: run.of })}
        {run.privateCorrect !== null && (
          <span className="block text-muted sm:hidden">
            <span className="sr-only">{t("private")} </span>
            {t("of", { correct: run.privateCorrect, of: run.of })}
          </span>
        )}
      </td>
      {run.privateCorrect !== null && (
        <td className={`${cell} tabular text-right whitespace-nowrap max-sm:hidden`}>
          {t("of", { correct: run.privateCorrect, of: run.of })}
        </td>
      )}
      <td className={`${cell} text-right`}>
        <Button
          size="sm"
          variant="ghost"
          aria-pressed={shown}
          className="whitespace-normal max-sm:px-1"
          onClick={onShow}
        >
          {t(shown ? "shown" : "show")}
        </Button>
      </td>
    </tr>
  );
}

function Table({
  runs,
  shown,
  onShow,
}: {
  runs: readonly SheetRun[];
  shown: string;
  onShow: (id: string) => void;
}) {
  const t = useTranslations("review.runs");
  const head = "px-2 py-1.5 text-xs font-medium whitespace-nowrap text-muted";
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t("title")}>
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr>
            <th scope="col" className={`${head} text-left`}>
              {t("when")}
            </th>
            <th scope="col" className={`${head} text-left max-sm:hidden`}>
              {t("network")}
            </th>
            <th scope="col" className={`${head} text-right max-sm:hidden`}>
              {t("parameters")}
            </th>
            <th scope="col" className={`${head} text-right`}>
              {t("public")}
              {runs[0].privateCorrect !== null && <span className="block sm:hidden">{t("private")}</span>}
            </th>
            {runs[0].privateCorrect !== null && (
              <th scope="col" className={`${head} text-right max-sm:hidden`}>
                {t("private")}
              </th>
            )}
            <td />
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <Row key={run.id} run={run} shown={run.id === shown} onShow={() => onShow(run.id)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How a run was set up, in a sentence. */
function Setup({ run }: { run: SheetRun }) {
  const t = useTranslations("review.runs");
  const lab = useTranslations("lab");
  const format = useFormatter();
  // the engine comes from the wire: a name that this version does not know is shown as it is
  const engine = engineNames.find((name) => name === run.engine);
  const setup = {
    optimizer: lab(`optimizer.${run.optimizer}`),
    engine: engine ? lab(`engine.name.${engine}`) : run.engine,
    seed: String(run.seed),
    rate: format.number(run.learningRate, { maximumSignificantDigits: 3 }),
    batch: run.batchSize === 0 ? t("fullBatch") : t("batch", { size: format.number(run.batchSize) }),
    epochs: format.number(run.epochs),
  };
  return (
    <p className="text-sm text-muted">
      {run.coded ? t("codedSetup") : t("setup", setup)}
      {run.claimedAccuracy !== null &&
        ` · ${t("claimed", { accuracy: format.number(run.claimedAccuracy, accuracyFormat) })}`}
    </p>
  );
}

/** All models of one participant, one of them redrawn. */
export function RunsSheet({ content }: { content: Extract<SheetContent, { kind: "spiral" }> }) {
  const t = useTranslations("review.runs");
  const [chosen, setChosen] = useState<string | null>(null);
  const addressOf = useWorkAddress();
  const pages = usePages(content, (page) => addressOf("sheet", { item: "spiral", page: String(page) }));
  const runs = distinct(pages.pages.flatMap((page) => page.runs));
  const run = runs.find(({ id }) => id === chosen) ?? runs.find(({ best }) => best) ?? runs[0];
  if (!run) return <p className="text-muted">{t("none")}</p>;
  return (
    <div className="space-y-4">
      <Table runs={runs} shown={run.id} onShow={setChosen} />
      <OlderButton pages={pages} />
      <Setup run={run} />
      <RunDrawing address={addressOf("run", { run: run.id })} />
    </div>
  );
}
