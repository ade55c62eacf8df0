import { clsx } from "clsx";
import { cssPlace, type Place } from "@/lib/lab/picture/place";

/** A ring around a place of a map that fills the element around it. */
export function PlaceRing({
  at,
  extent,
  className = "size-4",
}: {
  at: Place;
  extent: number;
  className?: string;
}) {
  return (
    <span
      aria-hidden
      style={cssPlace(at, extent)}
      className={clsx(
        "pointer-events-none absolute -translate-1/2 rounded-full border-2 border-text",
        className,
      )}
    />
  );
}
