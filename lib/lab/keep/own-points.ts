/** The points of one's own that somebody placed last in this browser: they are work, whatever the lab is set to since. */
import { asJson, Remembered } from "@/lib/client/remembered";
import { ownPointsSchema } from "@/lib/contract/run-config";
import type { Config, OwnPoint } from "@/lib/spiral/config";
import { withPoints } from "../config/edit-points";

/** Of one owner on this device; null while there are none. */
export const rememberedPoints = (owner: string): Remembered<OwnPoint[] | null> =>
  new Remembered<OwnPoint[] | null>({
    ...{ owner, key: `spiralroom-own-points ${owner}` },
    schema: asJson(ownPointsSchema),
    otherwise: null,
  });

const pointsOf = ({ dataset: { kind, points = [] } }: Config): OwnPoint[] | null =>
  kind === "own" ? points : null;

/** Whether a lab that was set to one's own points has been cleared of them. */
export const isCleared = (before: Config | undefined, now: Config): boolean =>
  before !== undefined && !!pointsOf(before)?.length && pointsOf(now)?.length === 0;

/** The config, with points that were placed before where it turns to one's own and brings none. */
export function withPlaced(config: Config, before: Config, placed: OwnPoint[] | null): Config {
  const turns = pointsOf(config)?.length === 0 && pointsOf(before) === null;
  return turns && placed ? withPoints(config, placed) : config;
}

/** Points of one's own, to be remembered; null when there are none. */
export const placedIn = (config: Config): OwnPoint[] | null =>
  pointsOf(config)?.length ? pointsOf(config) : null;
