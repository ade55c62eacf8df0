"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { later } from "@/components/ui/later";
import { Tabs } from "@/components/ui/tabs";
import { ahead } from "@/lib/client/ahead";
import { starting } from "@/lib/client/starting";
import { discardPython, preparePython } from "@/lib/tensorlab/client";
import type { ExerciseWork } from "./attempt";
import { loadTorchHelp } from "./completions";
import { Exercises, type Brought } from "./exercises";
import type { SharedWork } from "./saved-work";

const TabLoading = () => <div aria-hidden className="h-96 animate-pulse rounded-lg bg-sunken" />;

const Notebook = later(
  ahead(() => import("./notebook").then((m) => m.Notebook)),
  TabLoading,
);
const TensorReading = later(
  ahead(() => import("./tensor-reading").then((m) => m.TensorReading)),
  TabLoading,
);

interface Props extends ExerciseWork {
  /** what other devices have, too; without it this browser keeps the work alone */
  shared?: SharedWork;
  /** everybody was brought to an exercise */
  brought?: Brought;
  /** told which exercise was opened, null for the notebook and the reading */
  onOpen?: (exerciseId: string | null) => void;
  /** told in which exercise something was typed, null for the notebook, where Python's running counts too */
  onWriting?: (exerciseId: string | null) => void;
}

// on another core while React makes the page's buttons work: the first run need not wait for Python
if (typeof window !== "undefined") starting(preparePython());

/** Exercises, a notebook and the reading, each keeping its place while another is open. */
export function TensorLab({ ownerId, shared, onOpen, onWriting, ...exercises }: Props) {
  const t = useTranslations("tensors");
  const [tab, setTab] = useState("exercises");
  const [followed, setFollowed] = useState<string>();
  const { brought } = exercises;
  if (brought?.item !== undefined && brought.at !== followed) {
    setFollowed(brought.at);
    setTab("exercises");
  }
  const [visited, setVisited] = useState<readonly string[]>(["exercises"]);
  useEffect(() => {
    starting(preparePython());
    // here before the network can go, and after everything that the page needs first
    const later = setTimeout(() => void loadTorchHelp(), 2_000);
    return () => {
      clearTimeout(later);
      discardPython();
    };
  }, []);
  const choose = (next: string) => {
    setTab(next);
    if (next !== "exercises") onOpen?.(null);
    setVisited((old) => [...new Set([...old, next])]);
  };
  const contents = {
    exercises: (
      <Exercises
        ownerId={ownerId}
        shared={shared?.exercises}
        shown={tab === "exercises"}
        onOpen={onOpen}
        onWriting={onWriting}
        {...exercises}
      />
    ),
    notebook: <Notebook ownerId={ownerId} shared={shared?.notebook} onWriting={() => onWriting?.(null)} />,
    reading: <TensorReading />,
  };
  const tabs = (["exercises", "notebook", "reading"] as const).map((id) => ({
    id,
    label: t(id),
    content: visited.includes(id) ? contents[id] : null,
  }));
  return <Tabs label={t("title")} tabs={tabs} value={tab} onChange={choose} keepMounted />;
}
