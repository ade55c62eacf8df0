"use client";
import { clsx } from "clsx";
import { CircleQuestionMark, Compass } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { useStore } from "@/components/ui/use-store";
import { guidesHad, noteGuide, type GuideName } from "@/lib/client/guides";
import { placeBeside } from "./place-beside";

/** The steps: each speaks of the element that bears its name as `data-guide`. */
const steps = {
  lab: [
    { body: "lab.start", title: "lab.startTitle" },
    { body: "lab.network", title: "lab.networkTitle" },
    { body: "lab.map", title: "lab.mapTitle" },
  ],
  tensors: [
    { body: "tensors.task", title: "tensors.taskTitle" },
    { body: "tensors.code", title: "tensors.codeTitle" },
    { body: "tensors.check", title: "tensors.checkTitle" },
  ],
  live: [
    { body: "live.join", title: "live.joinTitle" },
    { body: "live.switches", title: "live.switchesTitle" },
    { body: "live.finale", title: "live.finaleTitle" },
  ],
} as const;

/** While the browser has not said what it had, nothing is offered. */
const all: readonly string[] = Object.keys(steps);

/** The element that a step speaks of, if the page shows it. */
const targetOf = (name: string): HTMLElement | null =>
  [...document.querySelectorAll<HTMLElement>(`[data-guide="${name}"]`)].find(
    (one) => one.getClientRects().length > 0,
  ) ?? null;

/** Draws a line around the target, brings it into sight, and puts the card beside it; also around one that comes later. */
function usePointing(step: string) {
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    let target: HTMLElement | null = null;
    const place = () => {
      if (!card.current) return;
      const { offsetWidth: width, offsetHeight: height } = card.current;
      const box = target?.getBoundingClientRect() ?? null;
      const at = placeBeside(box, { width, height }, { width: innerWidth, height: innerHeight });
      Object.assign(card.current.style, { top: `${at.top}px`, left: `${at.left}px` });
    };
    const point = () => {
      const found = targetOf(step);
      if (found === target) return;
      target?.removeAttribute("data-guided");
      target = found;
      target?.setAttribute("data-guided", "");
      target?.scrollIntoView({ block: "nearest" });
      place();
    };
    place();
    point();
    const arrivals = new MutationObserver(point);
    arrivals.observe(document.body, { childList: true, subtree: true });
    addEventListener("resize", place);
    addEventListener("scroll", place, true);
    return () => {
      arrivals.disconnect();
      target?.removeAttribute("data-guided");
      removeEventListener("resize", place);
      removeEventListener("scroll", place, true);
    };
  }, [step]);
  return card;
}

function Steps({ name, onEnd }: { name: GuideName; onEnd: () => void }) {
  const t = useTranslations("guide");
  const [at, setAt] = useState(0);
  const { body, title } = steps[name][at];
  const card = usePointing(body);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [at]);
  const last = at === steps[name].length - 1;
  const end = () => {
    // the way on is where the last step pointed
    const target = targetOf(body);
    onEnd();
    (
      target?.closest<HTMLElement>("button") ?? target?.querySelector<HTMLElement>("button, a, input")
    )?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => event.key === "Escape" && end();
  return (
    <div
      ref={card}
      role="dialog"
      aria-label={t("title")}
      onKeyDown={onKeyDown}
      className="fixed z-40 w-[min(22rem,calc(100vw-1.5rem))] space-y-2 rounded-lg border-2 border-accent bg-surface p-4 text-left shadow-card"
    >
      <p className="tabular text-sm text-muted">{t("step", { at: at + 1, of: steps[name].length })}</p>
      <h2 ref={heading} tabIndex={-1} className="text-lg">
        {t(title)}
      </h2>
      <p className="text-sm">{t(body)}</p>
      <div className="flex flex-wrap justify-end gap-2">
        {!last && (
          <Button variant="ghost" size="sm" onClick={end}>
            {t("skip")}
          </Button>
        )}
        <Button size="sm" onClick={last ? end : () => setAt(at + 1)}>
          {t(last ? "done" : "next")}
        </Button>
      </div>
    </div>
  );
}

/** What there is to read of a place, once its guided start has been had. */
const guides: Partial<Record<GuideName, string>> = { lab: "/help/lab", tensors: "/help/tensors" };

/** The place's own guide, in a tab of its own: what one does here goes on. */
function HelpLink({ href }: { href: string }) {
  const t = useTranslations("guide");
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener"
      aria-label={t("help")}
      title={t("help")}
      className={clsx(buttonClass("ghost", "sm"), "max-sm:min-w-11")}
    >
      <CircleQuestionMark aria-hidden className="size-5" />
    </a>
  );
}

/** Offers three steps to whoever is here for the first time; taken or skipped, never again, and then to read what there is. Needs the `guide` messages. @param compact a sign, without the words */
export function Guide({ name, compact }: { name: GuideName; compact?: boolean }) {
  const t = useTranslations("guide");
  const had = useStore(guidesHad, all);
  const [walking, setWalking] = useState(false);
  if (walking) return <Steps name={name} onEnd={() => setWalking(false)} />;
  const help = guides[name];
  if (had.includes(name)) return help ? <HelpLink href={help} /> : null;
  const begin = () => {
    noteGuide(name);
    setWalking(true);
  };
  return (
    <button
      type="button"
      onClick={begin}
      aria-label={t("offer")}
      title={t("offer")}
      className={clsx(buttonClass("ghost", "sm"), "max-sm:min-w-11")}
    >
      <Compass aria-hidden className="size-5 text-accent" />
      <span className={compact ? "hidden" : "max-sm:hidden @max-[40rem]:hidden"}>{t("offer")}</span>
    </button>
  );
}
