"use client";
import { useEffect, useMemo } from "react";
import { useResting } from "@/components/ui/rest";
import type { MakeTile } from "@/lib/client/tile-sender";
import type { FinishedRun, LabSubmission } from "@/lib/contract/lab";
import { givesSeed, startOf } from "@/lib/content/lesson-setups";
import type { Lesson } from "@/lib/contract/lesson";
import type { Progress } from "@/lib/contract/views";
import { ownSeed } from "@/lib/lab/config/own-seed";
import { restTraining } from "@/lib/lab/run/rest";
import { progressOfRun, tileOfRun } from "@/lib/lab/run/tile-of-run";
import { foundOf } from "@/lib/lab/still/found";
import type { Dataset } from "@/lib/spiral/config";
import { BroughtHere, type Brought, type BroughtPlace } from "./brought";
import { LabScreen } from "./lab-screen";
import { CompareCard, RunList, ShareCard } from "./late-cards";
import { useStill } from "../controls/use-standstill";
import { useKeptRuns } from "../runs/use-kept-runs";
import { NewestSubmission } from "../submit/newest-submission";
import { SubmissionsCard } from "../submit/submissions-card";
import { SubmitButton } from "../submit/submit-button";
import { useLab } from "../use-trainer";
import { useWorkbench } from "../workbench/use-workbench";
import { Workbench } from "../workbench/workbench";

interface Props {
  /** the session's data: every ranked run trains on them */
  dataset: Dataset;
  /** what the instructor offers and locks */
  lesson: Lesson;
  /** the activity takes ranked work */
  open: boolean;
  /** whose runs these are; each participant of a shared machine has a list of their own */
  ownerId: string;
  submit: (run: FinishedRun) => void;
  submissions: readonly LabSubmission[];
  onProgress: (progress: Progress) => void;
  /** everybody was brought here, and to something in the lab */
  brought: Brought | undefined;
  onPlace: (place: BroughtPlace | null) => void;
  /** takes what makes the picture of the run in front, for a teacher's wall */
  onPicture: (make: MakeTile | null) => void;
}

/** The lab inside a session: fixed data, submitting, and telling how far one is. Needs the "lab" messages. */
export function SessionLab({ dataset, lesson, open, ownerId, submit, submissions, ...rest }: Props) {
  const { brought, onPlace, ...reports } = rest;
  const initial = useMemo(() => {
    const start = startOf(lesson);
    const seed = givesSeed(lesson) ? start.seed : ownSeed(ownerId);
    return { dataset, ...start, seed };
  }, [dataset, lesson, ownerId]);
  const runs = useKeptRuns(ownerId);
  const { open: openBay, ...workbench } = useWorkbench();
  const place = JSON.stringify([dataset, lesson]);
  return (
    <LabScreen
      key={`${ownerId} ${place}`}
      owner={ownerId}
      {...{ place, initial, lesson }}
      dataFixed
      onRun={runs.keep}
      submit={<SubmitButton submit={submit} />}
      sent={(folded) => <NewestSubmission {...{ submissions, folded }} />}
      runs={<RunList runs={runs} dataFixed />}
      cards={
        <>
          <SubmissionsCard {...{ open, submissions }} />
          <CompareCard dataset={dataset} onOpen={openBay} />
          <ShareCard dataFixed />
        </>
      }
      below={
        <>
          <Workbench
            dataset={dataset}
            {...workbench}
            led={workbench.bay === brought?.item ? brought?.at : undefined}
          />
          <BroughtHere {...{ brought, onPlace }} onExperiment={openBay} />
          <Reports {...reports} />
          <Rest />
        </>
      }
    />
  );
}

/** Tells the classroom how the run stands, and how it looks to whoever asks; how often that is sent on is the classroom's affair. */
function Reports({ onProgress, onPicture }: Pick<Props, "onProgress" | "onPicture">) {
  const lab = useLab();
  const still = useStill();
  useEffect(() => {
    const tell = () => onProgress(progressOfRun(lab.get(), foundOf(still, lab.get())));
    tell();
    return lab.subscribe(tell);
  }, [lab, still, onProgress]);
  useEffect(() => {
    onPicture((closely) => tileOfRun(lab.get(), foundOf(still, lab.get()), closely));
    return () => onPicture(null);
  }, [lab, still, onPicture]);
  return null;
}

/** Training rests while the class does. */
function Rest() {
  const lab = useLab();
  const resting = useResting();
  useEffect(() => (resting ? restTraining(lab) : undefined), [lab, resting]);
  return null;
}
