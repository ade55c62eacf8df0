"use client";
import { FileText, Printer } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StatusBadge } from "@/components/instructor/status-badge";
import { CheckBars } from "@/components/live/check-bars";
import { betweenSentences } from "@/components/ui/between-sentences";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LocalTime } from "@/components/ui/local-time";
import { PlainSentence } from "@/components/ui/plain-text";
import { exerciseById } from "@/lib/content/exercises";
import type { CheckResult } from "@/lib/review/desk";
import type { Report } from "@/lib/review/report";
import { AccuracyPlot } from "./accuracy-plot";
import { GroupTable } from "./group-table";
import { ShareBar } from "./share-bar";
import { StudentLines } from "./student-lines";
import { TimePlot } from "./time-plot";

function Section({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section className="space-y-3 break-inside-avoid-page">
      <h2 className="text-lg font-semibold break-after-avoid">{title}</h2>
      {note && <p className="max-w-prose text-sm text-muted">{note}</p>}
      {children}
    </section>
  );
}

const Nothing = ({ children }: { children: ReactNode }) => <p className="text-sm text-muted">{children}</p>;

function Head({ report }: { report: Report }) {
  const t = useTranslations("report");
  const between = betweenSentences(useLocale());
  const { title, status, openedAt, endedAt } = report.session;
  return (
    <header className="space-y-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="min-w-0 text-2xl wrap-anywhere">
          <span className="sr-only">{t("title")}: </span>
          {title}
        </h1>
        <StatusBadge status={status} />
        <Button
          variant="secondary"
          size="sm"
          className="sm:ml-auto print:hidden"
          onClick={() => window.print()}
        >
          <Printer aria-hidden className="size-4" />
          {t("print")}
        </Button>
      </div>
      <p className="text-muted">
        {openedAt && t.rich("opened", { time: () => <LocalTime at={openedAt} /> })}
        {openedAt && endedAt && between}
        {endedAt && t.rich("ended", { time: () => <LocalTime at={endedAt} /> })}
      </p>
      <p>{t("counts", { people: report.people, submissions: report.submissions })}</p>
      <p className="text-sm text-muted">{t(`half.${report.half}`)}</p>
    </header>
  );
}

function Exercises({ exercises }: Pick<Report, "exercises">) {
  const t = useTranslations("report");
  const language = useLocale();
  if (exercises.length === 0) return <Nothing>{t("noExercises")}</Nothing>;
  return (
    <table className="w-full text-sm">
      <thead className="text-left text-xs text-muted">
        <tr>
          <th scope="col" className="py-1 pr-2 font-medium">
            {t("exercise")}
          </th>
          <th scope="col" className="w-2/5 py-1 pr-2 font-medium">
            {t("passedOf")}
          </th>
          <th scope="col" className="py-1 text-right font-medium">
            {t("tries")}
          </th>
        </tr>
      </thead>
      <tbody>
        {exercises.map(({ id, tried, passed, tries }) => (
          <tr key={id} className="border-t">
            <th scope="row" className="py-1.5 pr-2 text-left font-normal wrap-anywhere">
              {exerciseById(id)?.title[language] ?? id}
            </th>
            <td className="py-1.5 pr-2">
              <ShareBar part={passed} of={tried} />
            </td>
            <td className="tabular py-1.5 text-right">{tries ?? "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Help({ help }: Pick<Report, "help">) {
  const t = useTranslations("report");
  if (help.asked === 0) return <Nothing>{t("noHelp")}</Nothing>;
  return (
    <p>
      {t("helpCounts", { asked: help.asked, answered: help.answered })}
      {help.wait !== null && ` ${t("helpWait", { minutes: Math.floor(help.wait) })}`}
    </p>
  );
}

function Checks({ checks }: { checks: readonly CheckResult[] }) {
  const t = useTranslations("report");
  const tCheck = useTranslations("common.check");
  if (checks.length === 0) return <Nothing>{t("noChecks")}</Nothing>;
  return (
    <ul className="space-y-5">
      {checks.map(({ id, question, tallies, ...asked }) => (
        <li key={id} className="max-w-2xl space-y-2 text-sm break-inside-avoid" data-check={id}>
          <PlainSentence className="font-semibold">{question}</PlainSentence>
          <p className="tabular text-muted">
            {tallies.map(({ voted }, at) => (
              <span key={at} className="mr-3">
                {tallies.length > 1 && `${tCheck("round", { round: String(at + 1) })} · `}
                {tCheck("voted", { count: voted })}
              </span>
            ))}
          </p>
          <CheckBars check={asked} tallies={tallies} />
        </li>
      ))}
    </ul>
  );
}

interface Props {
  report: Report;
  checks: readonly CheckResult[];
}

/** The class on some sheets of paper, made of what is stored. */
export function ClassReport({ report, checks }: Props) {
  const t = useTranslations("report");
  if (report.people === 0)
    return (
      <div className="space-y-6">
        <Head report={report} />
        <EmptyState icon={FileText} title={t("emptyTitle")}>
          {t("emptyBody")}
        </EmptyState>
      </div>
    );
  return (
    <div className="space-y-8 print:text-[0.85rem]">
      <Head report={report} />
      <div className="grid gap-8 md:grid-cols-2 print:grid-cols-2">
        <Section title={t("accuracyTitle")} note={t("accuracyNote")}>
          <AccuracyPlot dots={report.dots} />
        </Section>
        <Section title={t("timeTitle")} note={t("timeNote")}>
          <TimePlot minutes={report.minutes} people={report.people} />
        </Section>
        <Section title={t("activations")}>
          <GroupTable groups={report.activations} of="activation" />
        </Section>
        <Section title={t("optimizers")}>
          <GroupTable groups={report.optimizers} of="optimizer" />
        </Section>
      </div>
      <Section title={t("exercises")} note={t("exercisesNote")}>
        <Exercises exercises={report.exercises} />
      </Section>
      <Section title={t("help")}>
        <Help help={report.help} />
      </Section>
      <Section title={t("checks")}>
        <Checks checks={checks} />
      </Section>
      <section className="space-y-3">
        <h2 className="text-lg font-semibold break-after-avoid">{t("students")}</h2>
        <StudentLines lines={report.lines} />
      </section>
    </div>
  );
}
