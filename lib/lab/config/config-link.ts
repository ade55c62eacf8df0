/**
 * A config in an address: readable, short, and exact, because numbers are written as JavaScript prints them.
 * Example: `v=1&d=spiral&c=3&n=1000&h=500&noise=0.2&turns=0.6666666666666666&ds=7&net=100-relu&o=adam&lr=0.001&s=1`.
 */
import { courseConfig, courseDataset, type Config, type OwnPoint } from "@/lib/spiral/config";
import type { StopRules } from "@/lib/training/protocol";

/** Own points that still make a link of a length that chats and QR codes carry. */
export const mostLinkedPoints = 150;

/** Raised when a part of a link changes its meaning. Links of the time before they said it are read as 1. */
export const linkVersion = 1;

/** The config that the lab opens with. */
export const defaultConfig: Config = courseConfig(courseDataset(1));

const encodePoints = (points: readonly OwnPoint[]): string =>
  points.map(({ x, y, label }) => [x, y, label].join(",")).join(";");

/** The rules that end a run early; both stand in a link beside the config. */
export type LinkedStop = Pick<StopRules, "accuracy" | "patience">;

/** The query that stands for a config; null when its own points are too many for a link. */
export function encodeConfig(config: Config, stop: LinkedStop = {}): string | null {
  const { dataset, network, optimizer } = config;
  if ((dataset.points?.length ?? 0) > mostLinkedPoints) return null;
  const query = new URLSearchParams({
    v: String(linkVersion),
    d: dataset.kind,
    c: String(dataset.classes),
    n: String(dataset.pointsPerClass),
    h: String(dataset.heldOutPerClass),
    noise: String(dataset.noise),
    turns: String(dataset.turns),
    ds: String(dataset.seed),
    f: network.features.join(","),
    net: network.hidden
      .map(({ units, activation, dropout }) => [units, activation, ...(dropout ? [dropout] : [])].join("~"))
      .join("_"),
    init: network.initialisation,
    o: optimizer.kind,
    lr: String(optimizer.learningRate),
    m: String(optimizer.momentum),
    wd: String(optimizer.weightDecay),
    l1: String(optimizer.l1),
    sch: [optimizer.schedule.kind, optimizer.schedule.every, optimizer.schedule.factor].join("~"),
    b: String(config.batchSize),
    e: String(config.epochs),
    s: String(config.seed),
  });
  if (dataset.points) query.set("pts", encodePoints(dataset.points));
  if (stop.accuracy !== undefined) query.set("acc", String(stop.accuracy));
  if (stop.patience !== undefined) query.set("pat", String(stop.patience));
  return query.toString();
}
