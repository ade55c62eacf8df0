"use client";
import { useLookedUnit } from "../graph/looked-unit";
import { UnitMap } from "../graph/unit-map";

/** Over the map, as long as one looks at a unit of the graph: where in the plane that unit is active. */
export function LargeUnit() {
  const unit = useLookedUnit();
  if (!unit) return null;
  return (
    <div data-large-unit className="pointer-events-none absolute inset-0">
      <UnitMap map={unit.map} size={unit.size} />
      <span className="absolute bottom-2 left-2 rounded-md border bg-surface/95 px-2 py-0.5 text-xs font-medium">
        {unit.name}
      </span>
    </div>
  );
}
