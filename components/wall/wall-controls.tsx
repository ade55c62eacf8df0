"use client";
import { SlidersHorizontal } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { signs } from "@/components/live/standing-sign";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { groups, orders, tryingKeys, type Arrangement, type Group } from "./arrange";
import type { StandingKind } from "@/lib/agreed/standing";
import { sizes, type Size } from "./grid-shape";

/** Everybody's tile, everybody a dot, or everybody a row of what they have. */
export const looks = ["tiles", "map", "items"] as const;
export type Look = (typeof looks)[number];

interface Props {
  arrangement: Arrangement;
  counts: Record<Group, number>;
  /** what those of the group are at */
  within: readonly { kind: StandingKind; count: number }[];
  size: Size;
  look: Look;
  onLook: (look: Look) => void;
  onArrange: (arrangement: Arrangement) => void;
  onSize: (size: Size) => void;
}

const pick = <Value extends string>(values: readonly Value[], wanted: string, otherwise: Value): Value =>
  values.find((value) => value === wanted) ?? otherwise;

const pill =
  "tabular inline-flex min-h-9 items-center gap-1.5 rounded-full border px-3 text-sm hover:border-accent aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-semibold pointer-coarse:min-h-11";

/** What those of the group are at: one press leaves these alone, another brings all of the group back. */
function Within({ arrangement, within, onArrange }: Pick<Props, "arrangement" | "within" | "onArrange">) {
  const t = useTranslations("wall");
  const states = useTranslations("instructor.standing.state");
  const format = useFormatter();
  const { only } = arrangement;
  const listed = within.filter(({ kind, count }) => count > 0 || kind === only);
  if (listed.length === 0) return null;
  return (
    <div role="group" aria-label={t("within")} className="flex flex-wrap gap-1.5 border-l pl-1.5">
      {listed.map(({ kind, count }) => {
        const { icon: Icon, text } = signs[kind];
        return (
          <button
            key={kind}
            type="button"
            data-only={kind}
            aria-pressed={only === kind}
            onClick={() => onArrange({ ...arrangement, only: only === kind ? null : kind })}
            className={pill}
          >
            <Icon aria-hidden className={`size-4 shrink-0 ${text}`} />
            {states(kind)}
            <span className="text-muted">{format.number(count)}</span>
          </button>
        );
      })}
    </div>
  );
}

/** Whom the wall shows; each group says how many it has, and the chosen one of whom. */
export function WallGroups(props: Pick<Props, "arrangement" | "counts" | "within" | "onArrange">) {
  const { arrangement, counts, onArrange } = props;
  const t = useTranslations("wall");
  const format = useFormatter();
  return (
    <div role="group" aria-label={t("groups")} className="flex flex-wrap gap-1.5">
      {groups.map((group) => (
        <button
          key={group}
          type="button"
          aria-pressed={arrangement.group === group}
          onClick={() => onArrange({ ...arrangement, group, only: null })}
          className={pill}
        >
          {t(`group.${group}`)}
          <span className={group === "need" && counts.need > 0 ? "font-semibold text-bad" : "text-muted"}>
            {format.number(counts[group])}
          </span>
        </button>
      ))}
      <Within {...props} />
    </div>
  );
}

/** How they are shown: as what, in which order, how large. */
export function WallFields(
  props: Pick<Props, "arrangement" | "size" | "look" | "onLook" | "onArrange" | "onSize">,
) {
  const { arrangement, size, look, onLook, onArrange, onSize } = props;
  const t = useTranslations("wall");
  const fields = useId();
  const [unfolded, unfold] = useState(false);
  // on a phone the tiles come first; what narrows them stays in sight
  const narrowed = arrangement.search !== "" || arrangement.together !== null;
  const folded = unfolded || narrowed ? "" : "max-sm:hidden";
  return (
    <div
      id={fields}
      className="grid min-w-0 grow grid-cols-2 items-end gap-2 sm:flex sm:flex-wrap lg:justify-end"
    >
      <SelectField
        small
        label={t("look")}
        value={look}
        onChange={(event) => onLook(pick(looks, event.target.value, "tiles"))}
      >
        {looks.map((one) => (
          <option key={one} value={one}>
            {t(`looks.${one}`)}
          </option>
        ))}
      </SelectField>
      {!narrowed && (
        <Button
          variant="secondary"
          aria-expanded={unfolded}
          aria-controls={fields}
          onClick={() => unfold(!unfolded)}
          className="sm:hidden"
        >
          <SlidersHorizontal aria-hidden className="size-5" />
          {t("arrange")}
        </Button>
      )}
      <TextField
        small
        frameClass={folded}
        label={t("search")}
        type="search"
        className="sm:w-36"
        value={arrangement.search}
        onChange={(event) => {
          // the field that is cleared again keeps its place, and the focus
          unfold(true);
          onArrange({ ...arrangement, search: event.target.value });
        }}
      />
      <SelectField
        small
        frameClass={folded}
        label={t("together")}
        disabled={look === "map"}
        value={arrangement.together?.by ?? "none"}
        onChange={(event) => {
          const by = tryingKeys.find((key) => key === event.target.value);
          unfold(true);
          onArrange({ ...arrangement, together: by ? { by, only: null } : null });
        }}
      >
        {(["none", ...tryingKeys] as const).map((by) => (
          <option key={by} value={by}>
            {t(`togetherBy.${by}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        small
        frameClass={folded}
        label={t("order")}
        disabled={look === "map"}
        value={arrangement.order}
        onChange={(event) => onArrange({ ...arrangement, order: pick(orders, event.target.value, "need") })}
      >
        {orders.map((order) => (
          <option key={order} value={order}>
            {t(`orderBy.${order}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        small
        frameClass={folded}
        label={t("size")}
        disabled={look !== "tiles"}
        value={size}
        onChange={(event) => onSize(pick(sizes, event.target.value, "medium"))}
      >
        {sizes.map((one) => (
          <option key={one} value={one}>
            {t(`sizes.${one}`)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
