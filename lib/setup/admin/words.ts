/** What the administrator's commands say, in the language of the terminal. */

const count = (one: string, many: string) => (n: number) => `${n} ${n === 1 ? one : many}`;
const sessions = count("session", "sessions");
const students = count("student", "students");
const works = count("run, answer or attempt", "runs, answers and attempts");
const marks = count("mark", "marks");

interface Goes {
  sessions: number;
  participants: number;
  work: number;
  marks: number;
}

const en = {
  help: `npm run admin -- COMMAND

  list                                 all accounts
  invite [note]                        a link that makes one account, good for 14 days
  reset-password-link EMAIL            a link to set a new password, good once within 24 hours
  disable EMAIL                        signs out everywhere and lets nobody in; sessions stay
  enable EMAIL                         lets in again
  transfer FROM TO [CODE]              gives all sessions of one account, or one, to another
  delete EMAIL                         deletes an account with all its sessions, for good

  find NAME-OR-NUMBER                  students of all sessions who are called so, with their ids
  erase ID …                           erases these students for good, open sessions included

  audit [--session CODE] [--since DATE]
                                       who did what, as CSV; ids in the place of students' names
  sweep                                erases what has had its time now; the server does it every hour

  --yes                                asks nothing (for scripts)
  --url ADDRESS                        the address in links; PUBLIC_URL when left out
  --help                               this

It works beside a running server. Exit codes: 0 done, 1 refused or failed, 2 called wrongly.
`,
  unknown: (word: string) => `There is no such command: ${word}. See npm run admin -- --help.`,
  wrongCall: (usage: string) => `It is called so: npm run admin -- ${usage}. More: npm run admin -- --help.`,
  noDate: (text: string) => `--since wants a date such as 2026-03-01; this is none: ${text}`,
  noAddress: (text: string) => `--url wants an address such as https://class.example; this is none: ${text}`,
  noAccount: (email: string) => `No account has the address ${email}. See npm run admin -- list.`,
  isDisabled: (email: string) => `The account ${email} is disabled: enable it first.`,
  noAccounts: "There is no account yet; npm start prints a link for the first.",
  listed: {
    email: "e-mail",
    name: "name",
    ways: "signs in by",
    sessions: "sessions",
    seen: "last seen",
    disabled: "disabled",
    never: "never",
    password: "password",
  },
  invited: "Whoever opens this link first makes an account with it, within 14 days:",
  resetLink: (email: string) =>
    `This link sets a new password for ${email}, once, within 24 hours. A link made before works no more:`,
  linkHint: "Where the server has another address, put that in front, or set PUBLIC_URL.",
  disabled: (email: string) =>
    `${email} is disabled and signed out everywhere; pages that were open close within seconds.`,
  enabled: (email: string) => `${email} can sign in again.`,
  ask: "Go on? Type yes: ",
  notAsked: "Nothing was changed. Without a terminal to ask in, add --yes.",
  declined: "Nothing was changed.",
  sameAccount: "Both are the same account.",
  noSession: (code: string) => `There is no session ${code}, or none any more.`,
  nothingToTransfer: "There is no such session of this account.",
  transferAsk: (from: string, to: string, n: number) =>
    `${sessions(n)} of ${from} will belong to ${to}; ${from} will not see them any more:`,
  transferred: (n: number) => `${sessions(n)} changed hands.`,
  deleteAsk: (email: string, goes: Goes) =>
    `The account ${email} will be deleted for good with ${sessions(goes.sessions)}, ${students(goes.participants)}, ${works(goes.work)} and ${marks(goes.marks)}. A transfer keeps sessions.`,
  people: {
    listed: {
      id: "id",
      name: "name",
      number: "number",
      joined: "joined",
      session: "session",
      owner: "owner",
      title: "title",
    },
    nobody: (who: string) => `No student of any session is called ${who}, by name or number.`,
    more: (n: number) => `These are the latest ${n}; there are more: say more of the name.`,
    noPerson: (id: string) => `No student has the id ${id}: ids are in the first column of find NAME.`,
    eraseAsk: (n: number) =>
      `${students(n)} will be erased for good, with runs, answers, attempts, notebook and marks. What stays is a number. Copies that were exported, and backups, still hold them.`,
    erased: (n: number) => `${students(n)} erased. Pages of theirs that are open close within seconds.`,
  },
  swept: (announced: number, erased: number, rows: number) =>
    `Sessions whose owners are told from now on: ${announced}. People whose work was erased: ${erased}. Sign-ins, links, devices and acts that were over: ${rows}.`,
  live: "open now",
  lastAccount: "It is the last account: the next start prints a link for a new first one.",
  deleted: (email: string) => `${email} is deleted with everything in it.`,
};

const zh: typeof en = {
  help: `npm run admin -- 命令

  list                                 列出所有账号
  invite [备注]                        生成一个可创建账号的链接，14 天内有效
  reset-password-link 邮箱             生成一个设置新密码的链接，24 小时内可用一次
  disable 邮箱                         处处退出登录并禁止登录；课堂保留
  enable 邮箱                          重新允许登录
  transfer 原邮箱 新邮箱 [课堂码]      把一个账号的全部课堂或其中一个转给另一个账号
  delete 邮箱                          永久删除账号及其全部课堂

  find 姓名或学号                      在所有课堂中查找学生，并列出其编号
  erase 编号 …                         永久删除这些学生的全部内容，包括正在进行的课堂

  audit [--session 课堂码] [--since 日期]
                                       操作记录（CSV）；学生以编号代替姓名
  sweep                                立即删除已过保留期的内容；服务器每小时也会做

  --yes                                不再询问（供脚本使用）
  --url 地址                           链接中的地址；不写时用 PUBLIC_URL
  --help                               显示本说明

服务器运行时也可使用。退出码：0 完成，1 被拒绝或失败，2 用法有误。
`,
  unknown: (word) => `没有这个命令：${word}。见 npm run admin -- --help。`,
  wrongCall: (usage) => `用法：npm run admin -- ${usage}。更多说明：npm run admin -- --help。`,
  noDate: (text) => `--since 需要 2026-03-01 这样的日期，而不是：${text}`,
  noAddress: (text) => `--url 需要 https://class.example 这样的地址，而不是：${text}`,
  noAccount: (email) => `没有邮箱为 ${email} 的账号。见 npm run admin -- list。`,
  isDisabled: (email) => `账号 ${email} 已停用，请先启用。`,
  noAccounts: "还没有账号；npm start 会显示创建第一个账号的链接。",
  listed: {
    email: "邮箱",
    name: "姓名",
    ways: "登录方式",
    sessions: "课堂",
    seen: "上次使用",
    disabled: "已停用",
    never: "从未",
    password: "密码",
  },
  invited: "14 天内，第一个打开此链接的人可用它创建一个账号：",
  resetLink: (email) => `此链接可为 ${email} 设置新密码，24 小时内可用一次；之前的链接随即失效：`,
  linkHint: "服务器若用别的地址访问，请换成那个地址，或设置 PUBLIC_URL。",
  disabled: (email) => `${email} 已停用并处处退出登录；打开着的页面会在几秒内关闭。`,
  enabled: (email) => `${email} 可以重新登录了。`,
  ask: "继续吗？请输入 yes：",
  notAsked: "没有任何改动。没有终端可供询问时，请加上 --yes。",
  declined: "没有任何改动。",
  sameAccount: "两者是同一个账号。",
  noSession: (code) => `没有课堂 ${code}，或已被删除。`,
  nothingToTransfer: "这个账号没有这个课堂。",
  transferAsk: (from, to, n) => `${from} 的 ${n} 个课堂将归 ${to} 所有，${from} 不再看到它们：`,
  transferred: (n) => `已转移 ${n} 个课堂。`,
  deleteAsk: (email, goes) =>
    `将永久删除账号 ${email} 以及 ${goes.sessions} 个课堂、${goes.participants} 名学生、${goes.work} 份提交（运行、回答、尝试）和 ${goes.marks} 个评分。想保留课堂请先转移。`,
  people: {
    listed: {
      id: "编号",
      name: "姓名",
      number: "学号",
      joined: "加入日期",
      session: "课堂",
      owner: "所有者",
      title: "标题",
    },
    nobody: (who) => `所有课堂中都没有姓名或学号包含“${who}”的学生。`,
    more: (n) => `以上是最近的 ${n} 名，还有更多：请输入更完整的姓名。`,
    noPerson: (id) => `没有编号为 ${id} 的学生：编号在 find 结果的第一列。`,
    eraseAsk: (n) =>
      `将永久删除 ${n} 名学生的运行、回答、尝试、笔记本和评分，只留下人数。已导出的文件和备份中仍有其内容。`,
    erased: (n) => `已删除 ${n} 名学生的全部内容；其打开着的页面会在几秒内关闭。`,
  },
  swept: (announced, erased, rows) =>
    `开始预告的课堂：${announced}。已删除内容的学生：${erased}。已过期的登录、链接、设备和记录：${rows}。`,
  live: "正在进行",
  lastAccount: "这是最后一个账号：下次启动会显示创建第一个账号的链接。",
  deleted: (email) => `已删除 ${email} 及其全部内容。`,
};

export type AdminWords = typeof en;

/** How the help says that a command is called; of an unknown one "COMMAND", in the help's language. */
export function usageOf({ help }: AdminWords, name: string | undefined): string {
  const called = help.split("\n").filter((line) => line.startsWith("  "));
  const usages = called.map((line) => line.trim().split(/ {2,}/)[0]);
  return usages.find((usage) => usage.split(" ")[0] === name) ?? help.split("\n")[0].split(" ").at(-1) ?? "";
}

/** By LC_ALL, LC_MESSAGES or LANG; English for every other language than Chinese. */
export function wordsOfTerminal(environment: Record<string, string | undefined>): AdminWords {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  return /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || "") ? zh : en;
}
