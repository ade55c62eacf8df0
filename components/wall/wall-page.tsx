"use client";
import { LayoutGrid } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { Commands } from "@/components/instructor/commands";
import { SpotlightLine } from "@/components/instructor/spotlight-line";
import { Closed, Loading } from "@/components/instructor/live-line";
import { ConnectionBadge } from "@/components/live/connection-badge";
import { NewerVersion } from "@/components/live/newer-version";
import { useConnection, useConnectionStatus, useLatest } from "@/components/live/use-connection";
import { useStaffPlace } from "@/components/staff/use-place";
import { Dialog } from "@/components/ui/dialog";
import { CheckBox } from "@/components/ui/check-box";
import { EmptyState } from "@/components/ui/empty-state";
import { dutyIn } from "@/lib/agreed/duties";
import { WallTiles } from "@/lib/client/wall-tiles";
import type { Connection } from "@/lib/client/connection";
import { liveIn } from "@/lib/contract/spotlight";
import type { InstructorView } from "@/lib/contract/views";
import { visible } from "@/lib/prose/visible";
import { Alike } from "./alike";
import { Aside } from "./aside";
import { arranged, counted, countedWithin, placed, type Arrangement } from "./arrange";
import { ClassMap } from "./class-map";
import { Closer } from "./closer";
import type { Size } from "./grid-shape";
import { underPseudonyms } from "./named";
import { ItemGrid } from "./item-grid";
import { Trails } from "./trails";
import { TriedChips } from "./tried-chips";
import { Tray } from "./tray";
import { useOpenForAll } from "./use-open-for-all";
import { useSight } from "./use-sight";
import { useSpotlight } from "./use-spotlight";
import { WallFields, WallGroups, type Look } from "./wall-controls";
import { WallGrid } from "./wall-grid";

/** Milliseconds between two looks at who needs what: tiles do not jump about. */
const lookEvery = 4_000;

/** The view of every few seconds; one's own wishes are followed at once. */
function useCalmly(view: InstructorView): InstructorView {
  const [calm, setCalm] = useState(view);
  const newest = useRef(view);
  useEffect(() => {
    newest.current = view;
  }, [view]);
  useEffect(() => {
    const timer = setInterval(() => setCalm(newest.current), lookEvery);
    return () => clearInterval(timer);
  }, []);
  // who comes or goes does so at once, and so do names
  const [first] = view.participants;
  const [known] = calm.participants;
  return view.participants.length === calm.participants.length && first?.name === known?.name ? calm : view;
}

const noSight: readonly string[] = [];
const atFirst: Arrangement = { group: "all", only: null, order: "need", search: "", together: null };

interface TilesProps {
  view: InstructorView;
  connection: Connection | null;
  /** what stands before how they are shown, in one line with it where there is room */
  head: ReactNode;
  /** what one should know just now, below that */
  notices: ReactNode;
}

function Tiles({ view, connection, head, notices }: TilesProps) {
  const t = useTranslations("wall");
  const [arrangement, setArrangement] = useState<Arrangement>(atFirst);
  const [size, setSize] = useState<Size>("medium");
  const [look, setLook] = useState<Look>("tiles");
  const [opened, setOpened] = useState<string | null>(null);
  const [sight, setSight] = useState<readonly string[]>(noSight);
  const tiles = useMemo(() => new WallTiles(), []);
  useEffect(() => connection?.on("wall.tiles", (message) => tiles.take(message)), [connection, tiles]);
  useSight(connection, look === "tiles" ? sight : noSight, opened);
  const { onSpot, onKeep } = useSpotlight(view, tiles);
  const onOpenForAll = useOpenForAll(view.room.session);
  const lit = liveIn(view.room.spotlight)?.participantId ?? null;
  const calm = useCalmly(view);
  const all = useMemo(() => placed(calm.participants, Date.parse(calm.room.serverTime)), [calm]);
  const wished = useDeferredValue(arrangement);
  const shown = useMemo(() => arranged(all, wished), [all, wished]);
  const trails = useMemo(() => new Trails(), []);
  useEffect(() => trails.note(all, performance.now()), [trails, all]);
  const closer = all.find(({ row }) => row.participantId === opened);
  if (all.length === 0)
    return (
      <div className="space-y-3">
        {head}
        {notices}
        <EmptyState icon={LayoutGrid} title={t("emptyTitle")}>
          {t("emptyBody")}
        </EmptyState>
      </div>
    );
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-end justify-between gap-x-3 gap-y-2">
        {head}
        <WallFields
          {...{ arrangement, size, look }}
          onLook={setLook}
          onArrange={setArrangement}
          onSize={setSize}
        />
      </div>
      {notices}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <WallGroups
          counts={counted(all)}
          within={countedWithin(all, arrangement.group)}
          arrangement={arrangement}
          onArrange={setArrangement}
        />
        <Aside participantIds={shown.map(({ row }) => row.participantId)} aside={view.aside} />
      </div>
      {arrangement.together && (
        <TriedChips
          all={all}
          together={arrangement.together}
          onTogether={(together) => setArrangement({ ...arrangement, together })}
        />
      )}
      {shown.length === 0 && <p role="status">{t("none")}</p>}
      {look === "tiles" && (
        <WallGrid
          {...{ shown, tiles, size, lit }}
          onOpen={setOpened}
          {...{ onSpot, onKeep }}
          onSight={setSight}
        />
      )}
      {look === "map" && <ClassMap {...{ shown, trails }} onOpen={setOpened} />}
      {look === "items" && <ItemGrid shown={shown} onOpen={setOpened} />}
      <Dialog
        wide
        open={closer !== undefined}
        onOpenChange={(open) => !open && setOpened(null)}
        title={closer && <bdi translate="no">{visible(closer.row.name)}</bdi>}
      >
        {closer && (
          <Closer
            {...{ ...closer, tiles, onOpenForAll }}
            lit={closer.row.participantId === lit}
            onSpot={() => onSpot(closer.row.participantId)}
            onKeep={() => onKeep(closer.row.participantId)}
          />
        )}
      </Dialog>
    </div>
  );
}

interface Props {
  sessionId: string;
  title: string;
  /** the account that is signed in */
  you: string;
}

/** Everybody's work as it comes about. */
export function WallPage({ sessionId, title, you }: Props) {
  const t = useTranslations("wall");
  const connection = useConnection({ role: "instructor", sessionId });
  const { state, reason } = useConnectionStatus(connection);
  const view = useLatest(connection, "instructor.view");
  useStaffPlace(connection, { page: "wall" });
  const [names, setNames] = useState(false);
  const language = useLocale();
  const veiled = (view?.room.session.lead?.pseudonyms ?? false) && !names;
  const shown = useMemo(
    () => view && (veiled ? { ...view, participants: underPseudonyms(view.participants, language) } : view),
    [view, veiled, language],
  );
  if (state === "closed") return <Closed reason={reason} />;
  if (!shown) return <Loading {...{ title, connection }} />;
  return (
    <Commands connection={connection} duty={dutyIn(shown.staff, you)}>
      <Tiles
        {...{ connection }}
        view={shown}
        head={
          <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-xl">{t("title")}</h1>
            <ConnectionBadge connection={connection} />
            <Tray view={shown} />
            {shown.room.session.activities.questions !== "off" && <Alike />}
            {shown.room.session.lead?.pseudonyms && (
              <CheckBox compact checked={names} onChange={setNames} className="text-sm">
                {t("names")}
              </CheckBox>
            )}
          </div>
        }
        notices={
          <div className="space-y-3 empty:hidden">
            {connection && <NewerVersion connection={connection} saved />}
            <SpotlightLine view={shown} />
          </div>
        }
      />
    </Commands>
  );
}
