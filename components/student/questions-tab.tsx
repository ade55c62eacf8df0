"use client";
import { QuestionsPanel } from "@/components/questions/questions-panel";
import type { Dataset } from "@/lib/spiral/config";
import type { Outbox, OutboxSnapshot } from "@/lib/client/outbox";
import type { Progress, SelfView } from "@/lib/contract/views";
import { isQuestionId, questionIds, type QuestionId } from "@/lib/content/questions";
import { QuestionExperiment } from "./question-experiment";
import { TabLoading } from "./tab-loading";

const writing = (item: QuestionId): Progress => ({
  ...{ activity: "questions", state: "writing", epoch: 0, accuracy: null },
  item,
});

interface Props {
  self: SelfView;
  /** the session's data, on which the experiments run */
  dataset: Dataset;
  open: boolean;
  online: boolean;
  outbox: Outbox;
  snapshot: OutboxSnapshot;
  /** the question in the address, or anything else */
  place: string;
  /** everybody was brought here, and to this question */
  brought?: { item?: string; at: string };
  onPlace: (questionId: string) => void;
  onProgress: (progress: Progress) => void;
}

/** The questions of the session. Nothing is editable before this device's own drafts were read. */
export function QuestionsTab({ self, dataset, place, onPlace, onProgress, ...rest }: Props) {
  if (!rest.snapshot.ready) return <TabLoading />;
  const current = isQuestionId(place) ? place : questionIds[0];
  return (
    <QuestionsPanel
      answers={self.answers}
      current={current}
      onChoose={onPlace}
      onWriting={() => onProgress(writing(current))}
      experiment={(id) => <QuestionExperiment key={id} questionId={id} dataset={dataset} />}
      {...rest}
    />
  );
}
