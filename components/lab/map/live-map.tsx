"use client";
import { useEffect, useRef, useState } from "react";
import { placeUnder, type Place } from "@/lib/lab/picture/place";
import type { Points } from "@/lib/spiral/points";
import { paintMap } from "../canvas/paint-map";
import { PointsLayer } from "../canvas/points-layer";
import { usePalette } from "../canvas/use-palette";
import { useSquare } from "../canvas/use-square";
import { useLab, useLabState, useSlowLabState } from "../use-trainer";
import { LargeUnit } from "./large-unit";
import { usePlaceWords } from "./map-readout";
import { PlaceRing } from "./place-ring";
import { useMapWords } from "./use-map-words";
import { usePointing } from "./use-pointing";

interface Props {
  training: Points;
  /** shown hollow; null hides them */
  heldOut: Points | null;
  extent: number;
  /** the winning class alone, however sure the network is */
  discrete: boolean;
  /** said before the words of the map: keys and so on */
  help: string;
  /** a place was pressed, or Enter at the place looked at */
  onPress: (at: Place, byKey: boolean) => void;
  children?: React.ReactNode;
}

/** The decision map of the run in front, redrawn as it trains. Pointer and arrow keys look at one place. */
export function LiveMap({ training, heldOut, extent, discrete, help, onPress, children }: Props) {
  const lab = useLab();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette(frame);
  const side = useSquare(frame);
  const words = useMapWords();
  const described = useSlowLabState(({ map }) => map, 4000);
  const placeWords = usePlaceWords();
  const [said, setSaid] = useState("");
  const pointer = useLabState((state) => state.pointer);
  const followed = useLabState((state) => state.followed);

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !palette || !side) return;
    let frameId = 0;
    let drawn: unknown = null;
    const draw = () => {
      frameId = 0;
      const { map } = lab.get();
      if (map === drawn) return;
      drawn = map;
      if (map) paintMap(context, map, palette, side, discrete);
      else context.clearRect(0, 0, side, side);
    };
    const ask = () => {
      frameId ||= requestAnimationFrame(draw);
    };
    ask();
    const stop = lab.subscribe(ask);
    return () => {
      stop();
      cancelAnimationFrame(frameId);
    };
  }, [lab, palette, side, discrete]);

  const { point, press } = usePointing({
    extent,
    from: () => lab.get().pointer ?? { x: 0, y: 0 },
    onPoint: lab.lookAt,
    onMove: (at) => {
      lab.lookAt(at);
      const { map } = lab.get();
      setSaid(map ? placeWords(map, at) : "");
    },
  });

  return (
    // a square as large as width and height allow
    <div className="@container-size aspect-square max-h-(--map-most,none) min-h-40 w-full">
      <div
        ref={frame}
        className="relative mx-auto size-[min(100cqw,100cqh)] overflow-hidden rounded-lg border bg-sunken shadow-card"
      >
        <div
          role="group"
          tabIndex={0}
          aria-label={help}
          onPointerMove={point}
          onPointerDown={point}
          onClick={(event) =>
            onPress(placeUnder(event, event.currentTarget.getBoundingClientRect(), extent), false)
          }
          onKeyDown={(event) => {
            if (!press(event) && event.key === "Enter") onPress(lab.get().pointer ?? { x: 0, y: 0 }, true);
          }}
          className="absolute inset-0 touch-pan-y"
        >
          <canvas
            ref={canvas}
            width={side}
            height={side}
            role="img"
            aria-label={described ? words(described) : help}
            className="absolute inset-0 size-full"
          />
          <LargeUnit />
          {palette && side > 0 && (
            <>
              <PointsLayer points={training} {...{ extent, palette, side }} />
              {heldOut && <PointsLayer points={heldOut} hollow {...{ extent, palette, side }} />}
            </>
          )}
          {pointer && <PlaceRing at={pointer} extent={extent} />}
          {followed !== null && followed < training.labels.length && (
            <PlaceRing
              at={{ x: training.xy[2 * followed], y: training.xy[2 * followed + 1] }}
              extent={extent}
              className="size-6 outline-2 outline-surface"
            />
          )}
        </div>
        <p aria-live="polite" className="sr-only">
          {said}
        </p>
        {children}
      </div>
    </div>
  );
}
