"use client";
import { Slot } from "radix-ui";
import { useId, useRef, useState, type ComponentProps, type ReactNode } from "react";
import { ahead } from "@/lib/client/ahead";
import { Fetched } from "@/lib/client/fetched";
import { IconButton } from "./button";
import type { Choices } from "./menu-parts";
import { useStore } from "./use-store";

/** What menus are made of, fetched when a pointer or the focus first comes to the button of one. */
const code = new Fetched(ahead(() => import("./menu-parts")));

type Parts = typeof import("./menu-parts");

interface MenuProps {
  /** the button that opens it */
  trigger: ReactNode;
  /** its width, and more where it may grow long */
  className?: string;
  children: ReactNode;
}

/** A menu that opens below its button; the page behind stays usable. */
export function Menu({ trigger, className = "min-w-44", children }: MenuProps) {
  const [near, setNear] = useState(false);
  const [open, setOpen] = useState(false);
  const [byKey, setByKey] = useState(false);
  const parts = useStore(near ? code : null, null);
  const button = useRef<HTMLElement>(null);
  const id = useId();
  const comeNear = () => {
    setNear(true);
    code.ask();
  };
  return (
    <>
      <Slot.Root
        ref={button}
        id={`${id}button`}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onPointerEnter={comeNear}
        onFocus={comeNear}
        onPointerDown={(event) => {
          if (event.button !== 0 || event.ctrlKey) return;
          comeNear();
          setByKey(false);
          setOpen(!open);
          // the menu takes the focus, and the press would take it back
          if (!open) event.preventDefault();
        }}
        onKeyDown={(event) => {
          if (!["Enter", " ", "ArrowDown"].includes(event.key)) return;
          event.preventDefault();
          // the focus may have come before the page's script did
          comeNear();
          setByKey(true);
          setOpen(true);
        }}
      >
        {trigger}
      </Slot.Root>
      {parts && (
        <parts.MenuPanel
          button={button}
          id={id}
          labelledBy={`${id}button`}
          open={open}
          onOpenChange={setOpen}
          byKey={byKey}
          className={className}
        >
          {children}
        </parts.MenuPanel>
      )}
    </>
  );
}

/** Menus show what is in them only when their code is there. */
function useParts(): Parts {
  const parts = useStore(code, null);
  if (!parts) throw new Error("no menu around this entry");
  return parts;
}

/** One thing that a menu does; `asChild` makes a link of it. */
export function MenuItem(props: ComponentProps<Parts["Item"]>) {
  const { Item } = useParts();
  return <Item {...props} />;
}

/** A line between two groups of entries. */
export function MenuSeparator() {
  const { Separator } = useParts();
  return <Separator />;
}

/** What the entries below have in common. */
export function MenuLabel(props: ComponentProps<Parts["Label"]>) {
  const { Label } = useParts();
  return <Label {...props} />;
}

/** The entries of a menu of which one holds. */
export function ChoiceItems<Value extends string>(choices: Choices<Value>) {
  const { Options } = useParts();
  return <Options {...choices} />;
}

interface Props<Value extends string> extends Choices<Value> {
  label: string;
  icon: ReactNode;
}

/** A small menu that chooses one of a few values. */
export const ChoiceMenu = <Value extends string>({ label, icon, ...choices }: Props<Value>) => (
  <Menu trigger={<IconButton label={label}>{icon}</IconButton>} className="min-w-40">
    <ChoiceItems {...choices} />
  </Menu>
);
