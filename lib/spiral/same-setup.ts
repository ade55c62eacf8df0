/** When two runs are set up alike, whatever their data. */
import type { Setup } from "./config";

const textOf = ({ network, optimizer, batchSize, epochs, seed }: Setup): string =>
  JSON.stringify([
    network.features,
    network.hidden.map(({ units, activation, dropout }) => [units, activation, dropout]),
    network.initialisation,
    [optimizer.kind, optimizer.learningRate, optimizer.momentum, optimizer.weightDecay, optimizer.l1],
    [optimizer.schedule.kind, optimizer.schedule.every, optimizer.schedule.factor],
    [batchSize, epochs, seed],
  ]);

/** Whether they are. */
export const sameSetup = (a: Setup, b: Setup): boolean => textOf(a) === textOf(b);
