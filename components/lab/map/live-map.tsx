"use client";
import { useEffect, useRef, useState } from "react";
import type { Points } from "@/lib/spiral/points";
import { paintMap } from "../canvas/paint-map";
import { PointsLayer } from "../canvas/points-layer";
import { usePalette } from "../canvas/use-palette";
import { useSquare } from "../canvas/use-square";
import { useLab, useLabState, useSlowLabState } from "../use-trainer";
import { usePlaceWords } from "./map-readout";
import { PlaceRing } from "./place-ring";
import { useMapWords } from "./use-map-words";
import { usePointing } from "./use-pointing";

interface Props {
  training: Points;
  /** shown hollow; null hides them */
  heldOut: Points | null;
  extent: number;
  /** said before the words of the map: keys and so on */
  help: string;
  children?: React.ReactNode;
}

/** The decision map of the run in front, redrawn as it trains. Pointer and arrow keys look at one place. */
export function LiveMap({ training, heldOut, extent, help, children }: Props) {
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
      if (map) paintMap(context, map, palette, side);
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
  }, [lab, palette, side]);

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
    <div
      ref={frame}
      className="relative aspect-square w-full overflow-hidden rounded-lg border bg-sunken shadow-card"
    >
      <div
        role="group"
        tabIndex={0}
        aria-label={help}
        onPointerMove={point}
        onPointerDown={point}
        onKeyDown={press}
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
        {palette && side > 0 && (
          <>
            <PointsLayer points={training} {...{ extent, palette, side }} />
            {heldOut && <PointsLayer points={heldOut} hollow {...{ extent, palette, side }} />}
          </>
        )}
        {pointer && <PlaceRing at={pointer} extent={extent} />}
      </div>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      {children}
    </div>
  );
}
