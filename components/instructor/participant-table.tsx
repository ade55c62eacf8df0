"use client";
import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SelectField, TextField } from "@/components/ui/field";
import type { ParticipantRow } from "@/lib/contract/views";
import { filters, listParticipants, sorts, type Listing } from "./participant-filter";
import { ParticipantLine } from "./participant-line";
import { RenameDialog } from "./rename-dialog";

/** Lines shown at first and with each press of "more": a hall of 400 stays smooth. */
const pageSize = 60;
/** Idle times are told in minutes: lines are told a new time only so often. */
const clockStep = 30_000;

interface Props {
  participants: readonly ParticipantRow[];
  sessionId: string;
  serverTime: string;
}

function ListingControls({ listing, onChange }: { listing: Listing; onChange: (listing: Listing) => void }) {
  const t = useTranslations("instructor.people");
  const sortNames = {
    name: t("sortName"),
    joined: t("sortJoined"),
    rank: t("sortRank"),
    doing: t("sortDoing"),
    answers: t("sortAnswers"),
  };
  const pick = <Value extends string>(values: readonly Value[], wanted: string, otherwise: Value): Value =>
    values.find((value) => value === wanted) ?? otherwise;
  return (
    <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_auto_auto]">
      <TextField
        label={t("search")}
        type="search"
        value={listing.search}
        onChange={(event) => onChange({ ...listing, search: event.target.value })}
      />
      <SelectField
        label={t("filter")}
        value={listing.filter}
        onChange={(event) => onChange({ ...listing, filter: pick(filters, event.target.value, "all") })}
      >
        {filters.map((filter) => (
          <option key={filter} value={filter}>
            {t(filter)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t("sort")}
        value={listing.sort}
        onChange={(event) => onChange({ ...listing, sort: pick(sorts, event.target.value, "name") })}
      >
        {sorts.map((sort) => (
          <option key={sort} value={sort}>
            {sortNames[sort]}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

function Heading() {
  const t = useTranslations("instructor.people");
  const head = "px-2 py-2 text-left text-xs font-medium text-muted";
  return (
    <thead>
      <tr>
        <th scope="col" className={`${head} sm:w-[26%]`}>
          {t("name")}
        </th>
        <th scope="col" className={`${head} max-sm:hidden`}>
          {t("doing")}
        </th>
        <th scope="col" className={head}>
          {t("best")}
        </th>
        <th scope="col" className={`${head} w-16 max-md:hidden text-right`}>
          {t("models")}
        </th>
        <th scope="col" className={`${head} w-24 max-md:hidden`}>
          {t("answers")}
        </th>
        <th scope="col" className={`${head} w-24 max-xl:hidden`}>
          {t("exercises")}
        </th>
        <th scope="col" className={`${head} w-12`}>
          <span className="sr-only">{t("actions")}</span>
        </th>
      </tr>
    </thead>
  );
}

/** Everybody in the session: searched, filtered, sorted, a page at a time. */
export function ParticipantTable({ participants, sessionId, serverTime }: Props) {
  const t = useTranslations("instructor.people");
  const tLive = useTranslations("instructor.live");
  const [listing, setListing] = useState<Listing>({ search: "", filter: "all", sort: "name" });
  const [shown, setShown] = useState(pageSize);
  const [renaming, setRenaming] = useState<ParticipantRow | null>(null);
  const close = useCallback(() => setRenaming(null), []);
  // typing in the search goes before redrawing the class
  const rows = useDeferredValue(participants);
  const now = Math.floor(Date.parse(serverTime) / clockStep) * clockStep;
  const listed = useMemo(() => listParticipants(rows, listing, now), [rows, listing, now]);
  if (participants.length === 0)
    return (
      <EmptyState icon={Users} title={t("emptyTitle")}>
        {t("emptyBody")}
      </EmptyState>
    );
  return (
    <div className="space-y-3">
      <ListingControls listing={listing} onChange={setListing} />
      <p role="status" className="tabular text-sm text-muted">
        {listed.length === 0
          ? t("none")
          : t("shown", { shown: Math.min(shown, listed.length), total: listed.length })}
      </p>
      <table className="w-full table-fixed border-collapse text-sm">
        <caption className="sr-only">{tLive("people")}</caption>
        <Heading />
        <tbody>
          {listed.slice(0, shown).map((row) => (
            <ParticipantLine
              key={row.participantId}
              row={row}
              sessionId={sessionId}
              now={now}
              onRename={setRenaming}
            />
          ))}
        </tbody>
      </table>
      {listed.length > shown && (
        <Button variant="secondary" size="sm" onClick={() => setShown(shown + pageSize)}>
          {t("more", { count: Math.min(pageSize, listed.length - shown) })}
        </Button>
      )}
      <RenameDialog row={renaming} onClose={close} />
    </div>
  );
}
