import { evidenceResponse } from "../../../../work-response";
import { answerOwnWork } from "../answer-own-work";

/** The runs of one piece of evidence, of the student's own work, after the release. */
export const GET = answerOwnWork(evidenceResponse);
