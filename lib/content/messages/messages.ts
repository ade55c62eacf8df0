/** The interface's sentences, one file per area and language. */
import type { Language } from "../language";
import accountEn from "./en/account.json";
import boardEn from "./en/board.json";
import commonEn from "./en/common.json";
import compareEn from "./en/compare.json";
import errorsEn from "./en/errors.json";
import guideEn from "./en/guide.json";
import instructorEn from "./en/instructor.json";
import joinEn from "./en/join.json";
import labEn from "./en/lab.json";
import offlineEn from "./en/offline.json";
import privacyEn from "./en/privacy.json";
import questionsEn from "./en/questions.json";
import replayEn from "./en/replay.json";
import reportEn from "./en/report.json";
import reviewEn from "./en/review.json";
import screenEn from "./en/screen.json";
import staffEn from "./en/staff.json";
import studentEn from "./en/student.json";
import tensorsEn from "./en/tensors.json";
import wallEn from "./en/wall.json";
import accountZh from "./zh/account.json";
import boardZh from "./zh/board.json";
import commonZh from "./zh/common.json";
import compareZh from "./zh/compare.json";
import errorsZh from "./zh/errors.json";
import guideZh from "./zh/guide.json";
import instructorZh from "./zh/instructor.json";
import joinZh from "./zh/join.json";
import labZh from "./zh/lab.json";
import offlineZh from "./zh/offline.json";
import privacyZh from "./zh/privacy.json";
import questionsZh from "./zh/questions.json";
import replayZh from "./zh/replay.json";
import reportZh from "./zh/report.json";
import reviewZh from "./zh/review.json";
import screenZh from "./zh/screen.json";
import staffZh from "./zh/staff.json";
import studentZh from "./zh/student.json";
import tensorsZh from "./zh/tensors.json";
import wallZh from "./zh/wall.json";

const en = {
  account: accountEn,
  board: boardEn,
  common: commonEn,
  compare: compareEn,
  errors: errorsEn,
  guide: guideEn,
  instructor: instructorEn,
  join: joinEn,
  lab: labEn,
  offline: offlineEn,
  privacy: privacyEn,
  questions: questionsEn,
  replay: replayEn,
  report: reportEn,
  review: reviewEn,
  screen: screenEn,
  staff: staffEn,
  student: studentEn,
  tensors: tensorsEn,
  wall: wallEn,
};

/** The shape of all messages; English is the reference, a test holds the others to it. */
export type AllMessages = typeof en;
export type Area = keyof AllMessages;

const zh: Record<Area, unknown> = {
  account: accountZh,
  board: boardZh,
  common: commonZh,
  compare: compareZh,
  errors: errorsZh,
  guide: guideZh,
  instructor: instructorZh,
  join: joinZh,
  lab: labZh,
  offline: offlineZh,
  privacy: privacyZh,
  questions: questionsZh,
  replay: replayZh,
  report: reportZh,
  review: reviewZh,
  screen: screenZh,
  staff: staffZh,
  student: studentZh,
  tensors: tensorsZh,
  wall: wallZh,
};

/** All messages of a language. */
export function messagesOf(language: Language): AllMessages {
  // same keys, proven by the test of messages; JSON types differ only in literal structure
  return language === "zh" ? (zh as AllMessages) : en;
}

/** Areas of messages that a page sends to the browser; every page needs common and errors. */
export function pickAreas(language: Language, areas: readonly Area[]): Partial<AllMessages> {
  const all = messagesOf(language);
  return Object.fromEntries(["common", "errors", ...areas].map((area) => [area, all[area as Area]]));
}
