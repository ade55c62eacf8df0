"use client";
import { Maximize, Minimize, MonitorOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useMemo } from "react";
import { TimeLeft } from "@/components/live/time-left";
import { useJoinOrigin } from "@/components/live/use-join-origin";
import { Obstacle } from "@/components/live/obstacle";
import { useConnection, useConnectionStatus, useLatest } from "@/components/live/use-connection";
import { IconButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LanguageMenu } from "@/components/ui/language-menu";
import { Mark } from "@/components/ui/mark";
import { Notice } from "@/components/ui/notice";
import { later } from "@/components/ui/later";
import { Spinner } from "@/components/ui/spinner";
import { ThemeMenu } from "@/components/ui/theme-menu";
import { finaleStepOf } from "@/lib/agreed/finale-step";
import { WallTiles } from "@/lib/client/wall-tiles";
import type { RoomView } from "@/lib/contract/views";
import { CheckScene } from "./check-scene";
import { FinaleScene } from "./finale-scene";
import { LeadLines } from "./lead-lines";
import { LiveScene } from "./live-scene";
import { Lobby } from "./lobby";
import { useAwake } from "./use-awake";
import { useFullScreen } from "./use-full-screen";
import { useRenewed } from "./use-renewed";

// what draws a student's work is no lobby's weight
const SpotlightScene = later(
  () => import("./spotlight-scene").then((module) => module.SpotlightScene),
  () => null,
);

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

function Bar({ view }: { view: RoomView }) {
  return (
    <header className="flex items-center gap-[0.6em]">
      <Mark className="size-[1.6em] shrink-0" />
      <h1 dir="auto" className="min-w-0 grow truncate text-left text-[1.5em]">
        {view.session.title}
      </h1>
      <TimeLeft view={view} toldMs={60_000} className="shrink-0 text-[1.8em]" />
      <LanguageMenu />
      <ThemeMenu />
      <FullScreenButton />
    </header>
  );
}

/** Nobody has anything on a board that all may see: there is time to come in. */
const isLobby = ({ session, board }: RoomView): boolean =>
  session.status === "draft" ||
  (session.status === "open" && session.boardMode === "live" && board.total === 0);

interface SceneProps {
  view: RoomView;
  joinUrl: string;
  /** what the screen was sent of the work in the spotlight */
  tiles: WallTiles;
}

function Scene({ view, joinUrl, tiles }: SceneProps) {
  if (view.spotlight) return <SpotlightScene spotlight={view.spotlight} tiles={tiles} />;
  const check = view.session.lead?.check;
  if (check) return <CheckScene check={check} votes={view.votes} />;
  const step = finaleStepOf(view.session);
  if (step > 0) return <FinaleScene view={view} step={step} />;
  return isLobby(view) ? (
    <Lobby view={view} joinUrl={joinUrl} />
  ) : (
    <LiveScene view={view} joinUrl={joinUrl} />
  );
}

interface RoomProps {
  view: RoomView;
  origin: string;
  offline: boolean;
  tiles: WallTiles;
}

function Room({ view, origin, offline, tiles }: RoomProps) {
  const t = useTranslations("screen");
  const { code } = view.session;
  return (
    <>
      <Bar view={view} />
      <LeadLines session={view.session} />
      {offline && (
        <Notice tone="warn" live>
          {t("offline")}
        </Notice>
      )}
      <Scene {...{ view, tiles }} joinUrl={`${origin}/j/${code}`} />
    </>
  );
}

/**
 * The projector's view of a session. Sizes grow with the window, so it reads from the back of a hall, and partly with the
 * browser's text, so that zoom makes them larger still.
 */
export function HallScreen({
  screenKey,
  origins,
}: {
  screenKey: string;
  origins: readonly [string, ...string[]];
}) {
  const t = useTranslations("screen");
  const connection = useConnection({ role: "screen", screenKey });
  const { state } = useConnectionStatus(connection);
  const view = useLatest(connection, "room.view");
  const [origin] = useJoinOrigin(origins);
  const tiles = useMemo(() => new WallTiles(), []);
  useEffect(() => connection?.on("wall.tiles", (message) => tiles.take(message)), [connection, tiles]);
  useAwake();
  // a class in progress is not interrupted, nor is its finale before the last step
  const over = view !== null && view.session.status !== "open";
  useRenewed(connection, over && [0, 3].includes(finaleStepOf(view.session)));
  return (
    <div className="flex min-h-dvh flex-col gap-[0.8em] p-4 text-[clamp(0.9375rem,calc(0.5rem+min(0.8vw,1.4vh)),4rem)] leading-snug lg:h-dvh lg:px-[1.5em]">
      {view && state !== "closed" && <Room {...{ view, origin, tiles }} offline={state === "offline"} />}
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
          <Obstacle connection={connection}>{t("waiting")}</Obstacle>
        </main>
      )}
    </div>
  );
}
