"use client";
import { Maximize, Minimize, MonitorOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useConnection, useConnectionStatus, useLatest } from "@/components/live/use-connection";
import { IconButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LanguageMenu } from "@/components/ui/language-menu";
import { Mark } from "@/components/ui/mark";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { ThemeMenu } from "@/components/ui/theme-menu";
import type { RoomView } from "@/lib/contract/views";
import { BoardPanel } from "./board-panel";
import { ImprovedList } from "./improved-list";
import { JoinPanel } from "./join-panel";
import { useAwake } from "./use-awake";
import { useFullScreen } from "./use-full-screen";

function FullScreenButton() {
  const t = useTranslations("screen");
  const screen = useFullScreen();
  if (!screen) return null;
  const Icon = screen.full ? Minimize : Maximize;
  return (
    <IconButton label={t(screen.full ? "leaveFullscreen" : "fullscreen")} onClick={screen.toggle}>
      <Icon aria-hidden className="size-5" />
    </IconButton>
  );
}

function Bar({ title }: { title: string }) {
  return (
    <header className="flex items-center gap-[0.6em]">
      <Mark className="size-[1.6em] shrink-0" />
      <h1 className="min-w-0 grow truncate text-[1.5em]">{title}</h1>
      <LanguageMenu />
      <ThemeMenu />
      <FullScreenButton />
    </header>
  );
}

function StateLine({ view }: { view: RoomView }) {
  const t = useTranslations("screen");
  const { status, activities } = view.session;
  if (status === "draft") return <p className="text-[1.2em]">{t("draft")}</p>;
  if (status !== "open")
    return (
      <div className="rounded-lg bg-accent-soft p-[0.8em]">
        <p className="text-[1.2em] font-semibold">{t("ended")}</p>
        <p>{t("endedBody")}</p>
      </div>
    );
  const open = (["tensors", "spiral", "questions"] as const).filter((name) => activities[name] === "open");
  if (open.length === 0) return null;
  return (
    <p className="text-[0.9em] text-muted">
      {t("activitiesOpen")}:{" "}
      <span className="text-text">{open.map((name) => t(`activity.${name}`)).join(" · ")}</span>
    </p>
  );
}

function Room({ view, origin, offline }: { view: RoomView; origin: string; offline: boolean }) {
  const t = useTranslations("screen");
  const { session, board } = view;
  return (
    <>
      <Bar title={session.title} />
      {offline && (
        <Notice tone="warn" live>
          {t("offline")}
        </Notice>
      )}
      <main id="content" className="grid items-start gap-[1.5em] lg:grid-cols-[19em_minmax(0,1fr)]">
        <div className="space-y-[1.2em]">
          <JoinPanel session={session} joinUrl={`${origin}/j/${session.code}`} />
          <StateLine view={view} />
          {session.activities.spiral !== "off" && <ImprovedList improved={board.improved} />}
        </div>
        {session.activities.spiral !== "off" && <BoardPanel board={board} />}
      </main>
    </>
  );
}

/** The projector's view of a session. Sizes grow with the window, so it reads from the back of a hall. */
export function HallScreen({ screenKey, origin }: { screenKey: string; origin: string }) {
  const t = useTranslations("screen");
  const connection = useConnection({ role: "screen", screenKey });
  const { state } = useConnectionStatus(connection);
  const view = useLatest(connection, "room.view");
  useAwake();
  return (
    <div className="min-h-dvh space-y-[1em] p-4 text-[clamp(0.9375rem,min(1.2vw,2.15vh),3rem)] leading-snug lg:px-[1.5em]">
      {view && state !== "closed" && <Room view={view} origin={origin} offline={state === "offline"} />}
      {state === "closed" && (
        <main id="content" className="mx-auto max-w-prose py-16">
          <h1 className="sr-only">{t("title")}</h1>
          <EmptyState icon={MonitorOff} title={t("gone")}>
            {t("goneBody")}
          </EmptyState>
        </main>
      )}
      {!view && state !== "closed" && (
        <main id="content" role="status" className="flex items-center justify-center gap-3 py-24 text-muted">
          <h1 className="sr-only">{t("title")}</h1>
          <Spinner className="size-6" />
          {t("waiting")}
        </main>
      )}
    </div>
  );
}
