"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTitleOf } from "@/components/live/use-title-of";
import { Button } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import type { LateItem } from "@/lib/contract/views";
import { useAsk, useMay, useSend } from "./commands";

/** Items listed before the list is unfolded. */
const shown = 8;

const keyOf = ({ participantId, id }: LateItem): string => participantId + id;

function useDescription(names: ReadonlyMap<string, string>): (late: LateItem) => string {
  const t = useTranslations("instructor.live");
  const titleOf = useTitleOf();
  return ({ kind, participantId, item }) => {
    const name = names.get(participantId) ?? "–";
    if (kind === "run") return t("lateRun", { name });
    return t(kind === "attempt" ? "lateAttempt" : "lateAnswer", { name, item: titleOf(item) ?? item });
  };
}

interface Props {
  /** the oldest that wait */
  late: readonly LateItem[];
  total: number;
  names: ReadonlyMap<string, string>;
}

/** The list with the pages that were asked for; what was admitted since is not in it. */
function usePages(late: readonly LateItem[], total: number) {
  const ask = useAsk();
  const [pages, setPages] = useState<readonly LateItem[]>([]);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const known = new Map([...late, ...pages].map((one) => [keyOf(one), one]));
  const all = [...known.values()].filter((one) => !gone.has(keyOf(one)));
  const more = async () => {
    const last = pages.at(-1) ?? late.at(-1);
    const page = last && (await ask("late.list", { after: { id: last.id, receivedAt: last.receivedAt } }));
    if (page) setPages([...pages, ...page.late]);
  };
  const forget = (one: LateItem) => setGone((old) => new Set(old).add(keyOf(one)));
  const recall = (one: LateItem) => setGone((old) => new Set([...old].filter((key) => key !== keyOf(one))));
  return { all, more: total > all.length ? more : null, forget, recall };
}

/** Late work that waits for a word; what is not admitted stays stored. */
export function LateList({ late, total, names }: Props) {
  const t = useTranslations("instructor.live");
  const describe = useDescription(names);
  const may = useMay();
  const send = useSend();
  const [unfolded, setUnfolded] = useState(false);
  const { all, more, forget, recall } = usePages(late, total);
  const listed = unfolded ? all : all.slice(0, shown);
  const admit = async (one: LateItem) => {
    const { kind, participantId, id } = one;
    const set = (admitted: boolean) => ({ kind, participantId, id, admitted });
    const undo = () => void send("late.admit", set(false), { text: t("unadmit") }).then(() => recall(one));
    const done = await send("late.admit", set(true), { text: t("admitted"), undo });
    if (done) forget(one);
    return done;
  };
  const admitAll = async () => {
    for (const one of all) if (!(await admit(one))) return;
  };
  const showMore = () => {
    if (unfolded || all.length <= shown) void more?.();
    setUnfolded(true);
  };
  return (
    <section aria-labelledby="late" className="space-y-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 id="late" className="text-sm font-semibold">
          {t("late")}
        </h3>
        {all.length > 1 && may("late.admit") && (
          <Button size="sm" variant="ghost" onClick={() => admitAll()}>
            {t("admitAll", { count: all.length })}
          </Button>
        )}
      </div>
      <ul className="divide-y text-sm">
        {listed.map((one) => (
          <li key={keyOf(one)} className="flex items-center justify-between gap-2 py-1.5">
            <span className="min-w-0">
              <span>{describe(one)}</span>{" "}
              <span className="text-muted">
                <LocalTime at={one.receivedAt} look="time" />
              </span>
            </span>
            {may("late.admit") && (
              <Button size="sm" variant="secondary" className="shrink-0" onClick={() => admit(one)}>
                {t("admit")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {total > listed.length && (
        <Button size="sm" variant="ghost" onClick={showMore}>
          {t("lateMoreShow", { count: total - listed.length })}
        </Button>
      )}
    </section>
  );
}
