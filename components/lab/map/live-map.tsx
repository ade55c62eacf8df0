"use client";
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import type { Points } from "@/lib/spiral/points";
import { paintMap } from "../canvas/paint-map";
import { PointsLayer } from "../canvas/points-layer";
import { usePalette } from "../canvas/use-palette";
import { useSquare } from "../canvas/use-square";
import { useLab, useLabState, useSlowLabState } from "../use-trainer";
import { usePlaceWords } from "./map-readout";
import { useMapWords } from "./use-map-words";

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

  const point = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    lab.lookAt({
      x: ((2 * (event.clientX - box.left)) / box.width - 1) * extent,
      y: (1 - (2 * (event.clientY - box.top)) / box.height) * extent,
    });
  };
  const press = (event: KeyboardEvent) => {
    const step = (event.shiftKey ? 0.2 : 0.05) * extent;
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, step],
      ArrowDown: [0, -step],
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const { x, y } = lab.get().pointer ?? { x: 0, y: 0 };
    const hold = (value: number) => Math.max(-extent, Math.min(extent, value));
    const to = { x: hold(x + move[0]), y: hold(y + move[1]) };
    lab.lookAt(to);
    const { map } = lab.get();
    setSaid(map ? placeWords(map, to) : "");
  };

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
        {pointer && (
          <span
            aria-hidden
            style={{
              left: `${50 * (pointer.x / extent + 1)}%`,
              top: `${50 * (1 - pointer.y / extent)}%`,
            }}
            className="pointer-events-none absolute size-4 -translate-1/2 rounded-full border-2 border-text"
          />
        )}
      </div>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      {children}
    </div>
  );
}
