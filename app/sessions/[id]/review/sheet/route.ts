import { sheetResponse } from "../../../../work-response";
import { answerWork } from "../answer-work";

/** A page of one participant's work on an item of the instructor's own session. */
export const GET = answerWork(sheetResponse);
