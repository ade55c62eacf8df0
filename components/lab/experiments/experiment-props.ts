import type { Experiment } from "@/lib/content/experiments";
import type { QuestionId } from "@/lib/content/questions";
import type { Dataset } from "@/lib/spiral/config";

/** What every experiment's view is given. */
export interface ExperimentProps<Plan extends Experiment["plan"]> {
  experiment: Experiment;
  plan: Plan;
  dataset: Dataset;
  /** the choice committed to; null before */
  guess: string | null;
  /** tells what the results speak for; null while there are none */
  onReading: (choice: string | null) => void;
  /** the question that it stands beside */
  questionId?: QuestionId;
}
