/** One word for one thing: what is not said, and what is said instead. */
import type { Language } from "@/lib/content/language";

/** A word of ours, and those that people would use for the same thing. */
export interface Refused {
  ours: string;
  others: RegExp;
  /** where it is a word for something else, by the path of the sentence */
  but?: RegExp;
}

const zh: readonly Refused[] = [
  { ours: "你", others: /您/ },
  { ours: "学生", others: /参与者|同学们?|学员/ },
  { ours: "教师账号", others: /老师账号|账户|帐号|帐户/ },
  { ours: "批阅", others: /评阅|批改/ },
  // 揭晓 is the board's
  { ours: "公布", others: /发布/ },
  { ours: "评分", others: /(?<!的)分数|得分|打分/ },
  { ours: "提交", others: /交上|上交|递交/ },
  { ours: "计入", others: /采纳|准许/ },
  { ours: "锁定加入", others: /停止加入/ },
  { ours: "移除、移出", others: /踢出|剔除/ },
  { ours: "空闲", others: /停滞/ },
  { ours: "断线", others: /掉线/ },
  { ours: "刷新", others: /重新加载|重载/ },
  { ours: "这台设备", others: /本机|本设备/ },
  { ours: "大屏", others: /投影屏|投影画面/ },
  { ours: "排行榜", others: /榜单|排名榜/ },
  { ours: "作品", others: /答卷/ },
  { ours: "依据", others: /证据/ },
  { ours: "教学设定", others: /课程模式/ },
  { ours: "轮数", others: /轮次|迭代次数/ },
  { ours: "全批量", others: /全批(?!量)/ },
  { ours: "批大小", others: /批量 \d|批次大小/ },
  { ours: "置信度", others: /把握/ },
  // 召回率 is a row's
  { ours: "准确率", others: /正确率|精度为/ },
  { ours: "留出点、留出集", others: /测试集上|验证点/ },
  { ours: "隐藏点", others: /隐藏测试点|隐藏的测试点|隐藏数据|(?<!隐藏)测试点/ },
  { ours: "随机波动", others: /噪声之内|超出噪声/ },
  { ours: "高斯簇", others: /高斯团/ },
  { ours: "逐层查看器", others: /逐层浏览器/ },
  { ours: "原地", others: /就地/ },
  { ours: "批量（矩阵乘法）", others: /成批/ },
  { ours: "Cholesky", others: /乔列斯基/ },
  { ours: "…", others: /……/ },
];

const en: readonly Refused[] = [
  { ours: "student", others: /\bparticipants?\b|\bpupils?\b/i },
  // among the staff a teacher is one of two who are not the owner
  { ours: "instructor", others: /\bteachers?\b|\blecturers?\b/i, but: /^\.staff\./ },
  { ours: "submit", others: /\bhand(s|ed|ing)? (\w+ )?in\b/i },
  { ours: "continue", others: /\b(go|goes|going|went) on\b/i },
  { ours: "Dismiss", others: /\bput away\b/i },
  { ours: "at most", others: /\bare the most\b|\bis the most\b/ },
  { ours: "again", others: /\banew\b/ },
  { ours: "sign in, sign out", others: /\blog(ged)?[ -]?(in|out)\b/i },
  { ours: "set-up", others: /\bsetups?\b/i },
  { ours: "hidden points", others: /\bhidden data\b|\btest points\b/ },
  { ours: "held-out", others: /\bheld out\b/ },
  { ours: "standard deviation, variance", others: /\bspread\b/ },
  { ours: "optimizer", others: /\boptimiser/i },
  { ours: "99%, without a gap", others: /\d %/ },
  { ours: "leaderboard, board", others: /\bscoreboard|\branking list/i },
];

export const refused: Record<Language, readonly Refused[]> = { zh, en };

/** What a text says between its marks: no program text, no maths, no arguments of a message. */
export const wordsOf = (text: string): string =>
  text
    .replace(/```[\s\S]*?```|`[^`\n]*`|\$\$[^$]+\$\$|\$[^$\n]+\$/g, "·")
    .replace(/\{(\w+)(, number)?\}/g, "·")
    .replace(/\{\w+, (plural|select),/g, "{");

/** Chinese beside a sign of the Latin script, which belongs to it: "，" and not ",". */
export const halfWidth = /\p{Script=Han} ?[,;:?!](?!\d)|[()]\p{Script=Han}|\p{Script=Han}[()]/u;

/** A thousand and more that is written without its comma; years and names are not. */
export const ungrouped = /(?<![\w.,-])(?!19\d\d|20\d\d)\d{4,}(?![\w-])/;
