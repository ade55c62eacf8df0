import { runResponse } from "../../../../work-response";
import { answerOwnWork } from "../answer-own-work";

/** What it takes to redraw one stored run, of the student's own work, after the release. */
export const GET = answerOwnWork(runResponse);
