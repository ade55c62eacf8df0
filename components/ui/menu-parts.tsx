"use client";
import { clsx } from "clsx";
import { Check } from "lucide-react";
import { Menu as Radix } from "radix-ui/internal";
import { useRef, type ComponentProps, type ReactNode, type RefObject } from "react";

const entry =
  "flex min-h-11 w-full cursor-pointer items-center rounded-sm px-3 text-sm outline-none data-[highlighted]:bg-sunken data-[disabled]:opacity-50";

/** One of a few values, as a menu offers them. */
export interface Choices<Value extends string> {
  options: readonly { value: Value; label: string; lang?: string }[];
  value: Value;
  onChange: (value: Value) => void;
}

const firstEntry = "[role^=menuitem]:not([data-disabled])";

interface PanelProps {
  /** it hangs from this button, which has the focus again when it closes */
  button: RefObject<HTMLElement | null>;
  id: string;
  labelledBy: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** a key opened it: the first entry has the focus */
  byKey: boolean;
  className: string;
  children: ReactNode;
}

/** What a menu opens. */
export function MenuPanel({ button, id, labelledBy, byKey, className, children, ...state }: PanelProps) {
  const wentOn = useRef(false);
  const entered = useRef(false);
  const content = useRef<HTMLDivElement>(null);
  return (
    <Radix.Root {...state} modal={false}>
      <Radix.Anchor virtualRef={button} />
      <Radix.Portal>
        <Radix.Content
          ref={content}
          id={id}
          aria-labelledby={labelledBy}
          align="end"
          className={clsx("z-50 rounded-md border bg-surface p-1 shadow-card", className)}
          onEntryFocus={(event) => {
            // Radix knows the keys that it heard, and may not have been here when this one was pressed
            if (!byKey || entered.current) return;
            event.preventDefault();
            entered.current = true;
            content.current?.querySelector<HTMLElement>(firstEntry)?.focus();
          }}
          onInteractOutside={() => (wentOn.current = true)}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // who pressed something else has the focus there
            if (!wentOn.current) button.current?.focus();
            wentOn.current = entered.current = false;
          }}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export const Item = ({ className, ...rest }: ComponentProps<typeof Radix.Item>) => (
  <Radix.Item className={clsx(entry, className)} {...rest} />
);

export const Separator = () => <Radix.Separator className="my-1 border-t" />;

export const Label = ({ className, ...rest }: ComponentProps<typeof Radix.Label>) => (
  <Radix.Label className={clsx("px-3 py-1.5 text-xs text-muted", className)} {...rest} />
);

export const Options = <Value extends string>({ options, value, onChange }: Choices<Value>) => (
  // the values are those of the options
  <Radix.RadioGroup value={value} onValueChange={(next) => onChange(next as Value)}>
    {options.map((option) => (
      <Radix.RadioItem
        key={option.value}
        value={option.value}
        lang={option.lang}
        className={clsx(entry, "gap-2")}
      >
        <span className="size-4">
          <Radix.ItemIndicator>
            <Check aria-hidden className="size-4" />
          </Radix.ItemIndicator>
        </span>
        {option.label}
      </Radix.RadioItem>
    ))}
  </Radix.RadioGroup>
);
