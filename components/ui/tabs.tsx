"use client";
import { clsx } from "clsx";
import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";

interface Tab {
  id: string;
  label: ReactNode;
  content: ReactNode;
  /** it can be seen and not chosen */
  disabled?: boolean;
}

interface Props {
  label: string;
  tabs: readonly Tab[];
  value?: string;
  onChange?: (id: string) => void;
  /** keeps hidden panels in the page, for work that must go on behind them */
  keepMounted?: boolean;
  /** stands on the strip's line where that is wide, and above it where it is not */
  beside?: ReactNode;
  /** many tabs in little room: they are small and wrap, and the panel takes the height that is left */
  dense?: boolean;
}

const strip = {
  usual: {
    list: "flex min-w-0 overflow-x-auto border-b sm:gap-1",
    tab: "focus-visible:-outline-offset-2 min-h-11 shrink-0 border-b-2 border-transparent px-2 text-sm max-[22rem]:px-1 lg:px-4 font-medium text-muted hover:text-text data-[state=active]:border-accent data-[state=active]:text-text disabled:opacity-55",
    panel: "pt-4",
  },
  dense: {
    list: "flex shrink-0 flex-wrap gap-0.5",
    tab: "focus-visible:-outline-offset-2 min-h-8 rounded-md px-2 text-xs font-medium text-muted hover:bg-sunken hover:text-text data-[state=active]:bg-accent-soft data-[state=active]:text-text pointer-coarse:min-h-11",
    panel: "min-h-0 grow overflow-y-auto pt-2",
  },
};

/** Tabs with arrow-key movement; the strip scrolls sideways on a phone. */
export function Tabs({ label, tabs, value, onChange, keepMounted, beside, dense }: Props) {
  const look = strip[dense ? "dense" : "usual"];
  const list = (
    <Radix.List aria-label={label} className={clsx(look.list, beside && "xl:shrink-0 xl:grow xl:border-b-0")}>
      {tabs.map((tab) => (
        <Radix.Trigger key={tab.id} value={tab.id} disabled={tab.disabled} className={look.tab}>
          {tab.label}
        </Radix.Trigger>
      ))}
    </Radix.List>
  );
  return (
    <Radix.Root
      value={value}
      onValueChange={onChange}
      defaultValue={value === undefined ? tabs[0]?.id : undefined}
      className={clsx(dense && "flex h-full flex-col")}
    >
      {beside ? (
        <div className="flex flex-col gap-2 xl:flex-row xl:items-center xl:gap-4 xl:border-b">
          <div className="min-w-0 xl:order-2">{beside}</div>
          {list}
        </div>
      ) : (
        list
      )}
      {tabs.map((tab) => (
        <Radix.Content
          key={tab.id}
          value={tab.id}
          forceMount={keepMounted || undefined}
          className={clsx(look.panel, "data-[state=inactive]:hidden")}
        >
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
