/** What a page asks when its socket does not come through: whether it is this server that answers it at all. */

/** asked by POST, so that a browser says of which origin its page is */
export const reachPath = "/api/reach";

/** misnamed: what is in front of the server hides under which name the browser came, so that its requests look foreign */
const answers = ["reached", "misnamed"] as const;

export interface Reach {
  spiralroom: (typeof answers)[number];
}

/** Our server's answer, null for anybody else's. By hand: every page asks when it fails, and would wait for zod. */
export function readReach(json: unknown): Reach | null {
  if (typeof json !== "object" || json === null || !("spiralroom" in json)) return null;
  const spiralroom = answers.find((one) => one === json.spiralroom);
  return spiralroom && Object.keys(json).length === 1 ? { spiralroom } : null;
}
