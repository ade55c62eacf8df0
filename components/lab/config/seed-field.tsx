"use client";
import { Dices } from "lucide-react";
import type { ReactNode } from "react";
import { limits } from "@/lib/spiral/config";
import { IconButton } from "@/components/ui/button";
import { NumberField } from "./number-field";

interface Props {
  label: string;
  newLabel: string;
  hint?: ReactNode;
  value: number;
  disabled?: boolean;
  onChange: (seed: number) => void;
}

/** Short seeds are easy to say aloud in class. */
export const newSeed = (): number => 1 + Math.floor(Math.random() * 9998);

/** A seed with a button that draws another. */
export function SeedField({ label, newLabel, hint, value, disabled, onChange }: Props) {
  return (
    <div className="flex items-start gap-1">
      <div className="grow">
        <NumberField {...limits.seed} {...{ label, hint, value, disabled, onChange }} whole />
      </div>
      <IconButton label={newLabel} disabled={disabled} className="mt-6" onClick={() => onChange(newSeed())}>
        <Dices aria-hidden className="size-5" />
      </IconButton>
    </div>
  );
}
