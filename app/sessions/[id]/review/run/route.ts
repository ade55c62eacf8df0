import { runResponse } from "../../../../work-response";
import { answerWork } from "../answer-work";

/** What it takes to redraw one stored run of the instructor's own session. */
export const GET = answerWork(runResponse);
