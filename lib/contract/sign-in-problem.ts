/**
 * Why nobody was signed in, as it crosses the wire: in the `error` parameter of next-auth's answers and of the sign-in
 * page's address. Anybody can write an address, so what is read is one of these kinds and never shown as it came.
 */

/** wrong: address and password; wait: too many wrong tries; busy: too many people at once; provider: its account is nobody's here. */
const kinds = ["wrong", "wait", "busy", "provider", "failed"] as const;

export interface SignInProblem {
  kind: (typeof kinds)[number];
  /** until it is worth another try; 0 where waiting does not help */
  seconds: number;
}

/** Nothing was judged yet, and when it is worth another try. */
export interface Delay extends SignInProblem {
  kind: "wait" | "busy";
}

/** What next-auth calls some of them. */
const foreign: Readonly<Record<string, SignInProblem["kind"]>> = {
  CredentialsSignin: "wrong",
  AccessDenied: "provider",
  OAuthAccountNotLinked: "provider",
  OAuthSignin: "failed",
};

/** "wait.12" */
export const problemText = ({ kind, seconds }: SignInProblem): string =>
  seconds > 0 ? `${kind}.${seconds}` : kind;

/** Reads what `problemText` or next-auth wrote; anything else is a failure that says no more. */
export function problemOf(text: unknown): SignInProblem {
  const [, word = "", seconds = "0"] =
    /^([A-Za-z]{1,40})(?:\.(\d{1,4}))?$/.exec(typeof text === "string" ? text : "") ?? [];
  const kind = Object.hasOwn(foreign, word) ? foreign[word] : kinds.find((one) => one === word);
  return { kind: kind ?? "failed", seconds: Number(seconds) };
}
