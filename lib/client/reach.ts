/** Finds out what stands between the page and the server, when no connection comes to be. */
import { reachPath, readReach } from "@/lib/contract/reach";

/**
 * What keeps the page from the server.
 * websocket: WebSocket did not come through, and polling is tried. no-answer: nobody answers. foreign: something else
 * answers, as a network's sign-in page does. misnamed: a proxy hides from the server under which name one came.
 */
export type Obstacle = "websocket" | "no-answer" | "foreign" | "misnamed";

const longestMs = 6_000;

/** Proxies say so when the server behind them is away. */
const isAway = (status: number): boolean => status >= 500 && status !== 511;

/** Asks over plain HTTP who is there. @param url the server's address; the page's own when empty */
export async function findObstacle(url: string): Promise<Obstacle> {
  try {
    const response = await fetch(url + reachPath, {
      ...{ method: "POST", cache: "no-store", redirect: "manual" },
      signal: AbortSignal.timeout(longestMs),
    });
    if (isAway(response.status)) return "no-answer";
    const answer = readReach(await response.json().catch(() => null));
    if (!answer) return "foreign";
    return answer.spiralroom === "misnamed" ? "misnamed" : "websocket";
  } catch {
    return "no-answer";
  }
}
