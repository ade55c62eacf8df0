"use client";
import { useState, type ComponentProps } from "react";
import { Slider } from "@/components/ui/slider";
import { numberText } from "@/lib/lab/config/typed-number";
import { lastPosition, positionOf, valueAt, type SlideRange } from "@/lib/lab/config/slide";
import { NumberField } from "./number-field";

interface Props extends ComponentProps<typeof NumberField> {
  /** of the slider, spoken */
  name: string;
  slide: SlideRange;
}

/** A number that one explores: a slider under the field. It takes effect when it is let go. */
export function ExploreField({ name, slide, className, ...field }: Props) {
  const { value, min, max, disabled, onChange } = field;
  const [sliding, setSliding] = useState<number | null>(null);
  const shown = (position: number) => Math.max(min, Math.min(max, valueAt(position, slide)));
  return (
    <div className={className}>
      <NumberField {...field} value={sliding === null ? value : shown(sliding)} />
      <Slider
        bare
        label={name}
        value={sliding ?? positionOf(value, slide)}
        min={0}
        max={lastPosition(slide)}
        step={1}
        disabled={disabled}
        // a value between two steps is spoken as it is
        format={(position) => numberText(sliding === null ? value : shown(position))}
        onChange={setSliding}
        onCommit={(position) => {
          setSliding(null);
          onChange(shown(position));
        }}
      />
    </div>
  );
}
