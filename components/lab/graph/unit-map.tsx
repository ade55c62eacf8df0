"use client";
import { useEffect, useRef } from "react";
import { usePalette } from "../canvas/use-palette";

/** Where a unit is active over the plane: dark for its largest output, light for its smallest. */
export function UnitMap({ map, size }: { map: Float32Array; size: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette(canvas);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!palette || !context || size === 0) return;
    const { surface, classes } = palette;
    const ink = classes[0];
    let low = Infinity;
    let high = -Infinity;
    for (const value of map) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
    const image = context.createImageData(size, size);
    map.forEach((value, cell) => {
      const share = high > low ? (value - low) / (high - low) : 0;
      for (let part = 0; part < 3; part++)
        image.data[4 * cell + part] = surface[part] + (ink[part] - surface[part]) * share;
      image.data[4 * cell + 3] = 255;
    });
    context.putImageData(image, 0, 0);
  }, [map, size, palette]);
  return <canvas ref={canvas} width={size} height={size} aria-hidden className="size-full" />;
}
