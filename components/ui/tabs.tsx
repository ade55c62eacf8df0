"use client";
import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";

interface Tab {
  id: string;
  label: ReactNode;
  content: ReactNode;
}

interface Props {
  label: string;
  tabs: readonly Tab[];
  value?: string;
  onChange?: (id: string) => void;
  /** keeps hidden panels in the page, for work that must go on behind them */
  keepMounted?: boolean;
}

/** Tabs with arrow-key movement; the strip scrolls sideways on a phone. */
export function Tabs({ label, tabs, value, onChange, keepMounted }: Props) {
  return (
    <Radix.Root
      value={value}
      onValueChange={onChange}
      defaultValue={value === undefined ? tabs[0]?.id : undefined}
    >
      <Radix.List aria-label={label} className="flex overflow-x-auto border-b sm:gap-1">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.id}
            value={tab.id}
            className="min-h-11 shrink-0 border-b-2 border-transparent px-2 text-sm sm:px-4 font-medium text-muted hover:text-text data-[state=active]:border-accent data-[state=active]:text-text"
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content
          key={tab.id}
          value={tab.id}
          forceMount={keepMounted || undefined}
          className="pt-4 data-[state=inactive]:hidden"
        >
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
