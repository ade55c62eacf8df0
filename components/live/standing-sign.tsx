import {
  CircleAlert,
  CircleCheck,
  CircleHelp,
  CloudOff,
  DoorOpen,
  Dumbbell,
  Footprints,
  Hand,
  MoveHorizontal,
  Pause,
  Pencil,
} from "lucide-react";
import type { StandingKind } from "@/lib/agreed/standing";

/** A shape of its own for each; the colour only repeats it. */
export const signs: Record<StandingKind, { icon: typeof Pause; text: string; band: string | null }> = {
  help: { icon: Hand, text: "text-accent", band: "bg-accent-soft text-accent-strong" },
  diverged: { icon: CircleAlert, text: "text-bad", band: "bg-bad-soft text-bad" },
  still: { icon: MoveHorizontal, text: "text-warn", band: "bg-warn-soft text-warn" },
  stuck: { icon: CircleHelp, text: "text-warn", band: "bg-warn-soft text-warn" },
  offline: { icon: CloudOff, text: "text-warn", band: "bg-warn-soft text-warn" },
  paused: { icon: Pause, text: "text-muted", band: null },
  begun: { icon: Footprints, text: "text-muted", band: null },
  training: { icon: Dumbbell, text: "text-accent", band: null },
  writing: { icon: Pencil, text: "text-accent", band: null },
  finished: { icon: CircleCheck, text: "text-good", band: null },
  away: { icon: DoorOpen, text: "text-muted", band: null },
};
