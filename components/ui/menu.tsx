"use client";
import { clsx } from "clsx";
import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { IconButton } from "./button";

const entry =
  "flex min-h-11 w-full cursor-pointer items-center rounded-sm px-3 text-sm outline-none data-[highlighted]:bg-sunken";

interface MenuProps {
  /** the button that opens it */
  trigger: ReactNode;
  /** its width, and more where it may grow long */
  className?: string;
  children: ReactNode;
}

/** A menu that opens below its button; the page behind stays usable. */
export function Menu({ trigger, className = "min-w-44", children }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          className={clsx("z-50 rounded-md border bg-surface p-1 shadow-card", className)}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** One thing that a menu does; `asChild` makes a link of it. */
export const MenuItem = ({ className, ...rest }: ComponentProps<typeof DropdownMenu.Item>) => (
  <DropdownMenu.Item className={clsx(entry, className)} {...rest} />
);

interface Props<Value extends string> {
  label: string;
  icon: ReactNode;
  options: readonly { value: Value; label: string; lang?: string }[];
  value: Value;
  onChange: (value: Value) => void;
}

/** A small menu that chooses one of a few values. */
export function ChoiceMenu<Value extends string>({ label, icon, options, value, onChange }: Props<Value>) {
  return (
    <Menu trigger={<IconButton label={label}>{icon}</IconButton>} className="min-w-40">
      {/* the values are those of the options */}
      <DropdownMenu.RadioGroup value={value} onValueChange={(next) => onChange(next as Value)}>
        {options.map((option) => (
          <DropdownMenu.RadioItem
            key={option.value}
            value={option.value}
            lang={option.lang}
            className={clsx(entry, "gap-2")}
          >
            <span className="size-4">
              <DropdownMenu.ItemIndicator>
                <Check aria-hidden className="size-4" />
              </DropdownMenu.ItemIndicator>
            </span>
            {option.label}
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
    </Menu>
  );
}
