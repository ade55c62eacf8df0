"use client";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type RefObject } from "react";
import { IconButton } from "@/components/ui/button";
import type { Axes, Figure } from "@/lib/tensorlab/figure/figure";
import { AxesPlot } from "./axes-plot";
import { usePlotWords } from "./plot-words";
import type { Box } from "./ranges";

/** matplotlib's pixels of an inch */
const inch = 100;
/** below it a pair of axes cannot be read: the figure is scrolled instead */
const narrowestAxes = 230;
const titleHeight = 24;

/** Pixels that there are for it; 0 before it is known. */
function useWidth(frame: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const node = frame.current;
    if (!node) return;
    const observer = new ResizeObserver(() => setWidth(node.clientWidth));
    observer.observe(node);
    return () => observer.disconnect();
  }, [frame]);
  return width;
}

function cellOf({ spot: [row, column, rows, columns] }: Axes, whole: Box): Box {
  const [width, height] = [whole.width / columns, whole.height / rows];
  return { left: whole.left + column * width, top: whole.top + row * height, width, height };
}

/** Keeps the drawing as a file of its own. */
function save(drawing: SVGSVGElement): void {
  const address = URL.createObjectURL(new Blob([drawing.outerHTML], { type: "image/svg+xml" }));
  const link = document.createElement("a");
  Object.assign(link, { href: address, download: "figure.svg" }).click();
  URL.revokeObjectURL(address);
}

/** A figure of pyplot's, as wide as the page lets it be. */
export function Plot({ figure }: { figure: Figure }) {
  const t = useTranslations("tensors.plot");
  const frame = useRef<HTMLDivElement>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const words = usePlotWords(figure);
  const room = useWidth(frame);
  const [wide, high] = figure.size;
  const columns = Math.max(1, ...figure.axes.map(({ spot }) => spot[3]));
  const width = Math.max(columns > 1 ? columns * narrowestAxes : 0, Math.min(room, wide * inch));
  const height = Math.max(160, (width * high) / wide);
  const top = figure.title ? titleHeight : 0;
  const [paper, ink] = figure.dark ? ["#000000", "#ffffff"] : ["#ffffff", "#000000"];
  return (
    <figure className="space-y-1">
      <div ref={frame} className="overflow-x-auto">
        {room > 0 && (
          <svg
            ref={drawing}
            xmlns="http://www.w3.org/2000/svg"
            role="img"
            aria-label={words}
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            color={ink}
            fill="currentColor"
            fontSize={12}
            fontFamily="system-ui, sans-serif"
            className="rounded-md"
          >
            <rect width={width} height={height} fill={paper} />
            <text x={width / 2} y={17} textAnchor="middle" fontSize={15}>
              {figure.title}
            </text>
            {figure.axes.map((axes, index) => (
              <AxesPlot
                key={index}
                axes={axes}
                cell={cellOf(axes, { left: 0, top, width, height: height - top })}
                point={width / (wide * 72)}
                paper={paper}
              />
            ))}
          </svg>
        )}
      </div>
      <figcaption className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
        <IconButton label={t("save")} onClick={() => drawing.current && save(drawing.current)}>
          <Download aria-hidden className="size-4" />
        </IconButton>
        {figure.thinned && t("thinned", figure.thinned)}
      </figcaption>
    </figure>
  );
}
