// Every attack by the name that its row bears.
import {
  cookieless,
  codesByHandshake,
  costlyShapes,
  halfSentAttachments,
  joins,
  unknownNames,
} from "./over-sockets";
import { codesByPage, hugeBodies, idleSockets, passwords, slowRequests } from "./over-http";
import { costlyPrograms, endlessStrangers, leavings } from "./programs";
import { costlyAnswers, fullBoard, largeEvidence, legalEvidence, notebooks, runs } from "./stored-work";
import { Tally, type Attack } from "./target";

/** Nobody attacks: what the others are compared with. */
const nobody: Attack = (_, until) =>
  new Promise((resolve) => until.addEventListener("abort", () => resolve(new Tally())));

export const attacks = {
  nobody,
  "bodies of 60 to 200 MB": hugeBodies,
  "evidence of 4 MB": largeEvidence,
  "evidence of 900 KB": legalEvidence,
  "notebooks of 900 KB": notebooks,
  "largest networks": runs,
  "costliest answers": costlyAnswers,
  "endless loops of strangers": endlessStrangers,
  "joins from one laptop": joins,
  "sign-ins, fifty at once": passwords,
  "codes by page": codesByPage,
  "codes by handshake": codesByHandshake,
  "what an attempt leaves": leavings,
  "costliest programs": costlyPrograms,
  "half-sent attachments": halfSentAttachments,
  "600 sockets without a cookie": cookieless,
  "slow headers and bodies": slowRequests,
  "2,000 idle sockets": idleSockets,
  "frames under unknown names": unknownNames,
  "messages of a costly shape": costlyShapes,
  "late work on a full board": fullBoard,
} satisfies Record<string, Attack>;

export type AttackName = keyof typeof attacks;
export const attackNames = Object.keys(attacks) as AttackName[];
