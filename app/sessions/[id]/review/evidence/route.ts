import { evidenceResponse } from "../../../../work-response";
import { answerWork } from "../answer-work";

/** The runs of one piece of evidence of the instructor's own session. */
export const GET = answerWork(evidenceResponse);
