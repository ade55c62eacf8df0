"use client";
import { clsx } from "clsx";
import { Bell, ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { createContext, useContext, useId, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { Announcer } from "@/components/ui/announcer";
import { useMedia } from "@/components/ui/use-media";
import { useStore } from "@/components/ui/use-store";
import { Store } from "@/lib/client/store";
import { visible } from "@/lib/prose/visible";
import { mostUrgent, type Told, type Urgency } from "./most-urgent";

const Context = createContext<Store<readonly Told[]> | null>(null);

interface TellProps {
  urgency: Urgency;
  title: string;
  text?: string;
}

/** Stands beside a notice as long as that is shown, and says what it is in words. */
export function Tell({ urgency, title, text = "" }: TellProps): null {
  const told = useContext(Context);
  const id = useId();
  useLayoutEffect(() => {
    if (!told) return;
    told.update((all) => [...all, { id, urgency, title, text }]);
    return () => told.update((all) => all.filter((one) => one.id !== id));
  }, [told, id, urgency, title, text]);
  return null;
}

const tones: Partial<Record<Urgency, string>> = {
  refused: "bg-bad-soft text-bad",
  offline: "bg-warn-soft text-warn",
  unkept: "bg-warn-soft text-warn",
};

/** Notices whose text is somebody's own words, and their title only who said them. */
const quoted: ReadonlySet<Urgency> = new Set(["aside", "announcement"]);

interface LineProps {
  first: Told;
  more: number;
  open: boolean;
  controls: string;
  onPress: () => void;
}

/** One line for all: the most urgent of them, and how many more there are. */
function Line({ first, more, open, controls, onPress }: LineProps) {
  const t = useTranslations("student");
  const common = useTranslations("common");
  return (
    <button
      type="button"
      data-gathered
      aria-expanded={open}
      aria-controls={controls}
      onClick={onPress}
      className={clsx(
        "flex min-h-11 w-full items-center gap-3 rounded-md px-3 py-0.5 text-left text-sm",
        tones[first.urgency] ?? "bg-accent-soft text-accent-strong",
      )}
    >
      <Bell aria-hidden className="size-5 shrink-0" />
      {open ? (
        <span className="grow font-semibold">{common("showLess")}</span>
      ) : (
        <>
          <span dir="auto" className="somebodys line-clamp-2 min-w-0 grow leading-tight wrap-anywhere">
            {/* where both have no room, what was said is read, and the sign before it says that something was */}
            <b className={clsx("font-semibold", quoted.has(first.urgency) && "max-[26rem]:sr-only")}>
              {first.title}
            </b>{" "}
            <span className="text-text">{visible(first.text)}</span>
          </span>
          <span className="tabular shrink-0 font-semibold">{t("moreNotices", { count: more })}</span>
        </>
      )}
      <ChevronDown aria-hidden className={clsx("size-5 shrink-0", open && "rotate-180")} />
    </button>
  );
}

const none: readonly Told[] = [];

/** Two beside each other where the window is wide: what is below wants its height. */
const side = "grid grid-cols-[repeat(auto-fit,minmax(min(36rem,100%),1fr))] items-start gap-3 *:min-w-0";

/** What stands above the work. On a phone several notices are one line that opens, on a wide screen two share one, so that the work stays in sight. */
export function Gathered({ children }: { children: ReactNode }) {
  const [told] = useState(() => new Store(none));
  const all = useStore(told, none);
  const narrow = useMedia("(width < 40rem)");
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const [open, setOpen] = useState(false);
  const first = mostUrgent(all);
  const gathers = narrow && all.length > 1;
  if (open && all.length < 2) setOpen(false);
  useLayoutEffect(() => {
    // whoever is about to press something in one of them goes on
    if (gathers && box.current?.contains(document.activeElement)) setOpen(true);
  }, [gathers]);
  const folded = gathers && !open;
  const latest = all.at(-1);
  return (
    <Context value={told}>
      <Announcer text={folded && latest ? `${latest.title} ${visible(latest.text)}` : ""} />
      {gathers && first && (
        <Line {...{ first, open }} more={all.length - 1} controls={id} onPress={() => setOpen(!open)} />
      )}
      <div ref={box} id={id} hidden={folded} className={all.length > 0 ? side : "contents"}>
        {children}
      </div>
    </Context>
  );
}
