import { headers } from "next/headers";

/** The nonce of this page's policy, which lets its own scripts run. */
export async function pageNonce(): Promise<string | undefined> {
  return /'nonce-([^']+)'/.exec((await headers()).get("content-security-policy") ?? "")?.[1];
}

/** Runs while the page is still being read, long before its other scripts. @param code of ours, with nobody's text in it */
export async function EarlyScript({ code }: { code: string }) {
  return (
    <script nonce={await pageNonce()} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: code }} />
  );
}

/**
 * Marks the page when somebody sits in this browser's place of a session, so that it does not ask for a name first.
 * @param key under which the place is remembered: letters, digits, a dash and a space
 */
export const markSeated = (key: string): string =>
  `try{if(localStorage.getItem(${JSON.stringify(key)}))document.documentElement.dataset.seated=""}catch{}`;
