import { sheetResponse } from "../../../../work-response";
import { answerOwnWork } from "../answer-own-work";

/** A page of what was done for an item, of the student's own work, after the release. */
export const GET = answerOwnWork(sheetResponse);
