// One attack, in a process of its own at the lowest priority: an attacker's own processor is not the server's.
import { setMaxListeners } from "node:events";
import { constants, setPriority } from "node:os";
import { attacks, type AttackName } from "./attacks";
import type { Target } from "./target";

setPriority(constants.priority.PRIORITY_LOW);
// the channel to the bench alone keeps nothing alive
setInterval(() => undefined, 1_000);

process.once(
  "message",
  ({ name, target, seconds }: { name: AttackName; target: Target; seconds: number }) => {
    // sockets that the server cuts off are what is measured, not failures of the attacker
    process.on("uncaughtException", () => undefined);
    const until = AbortSignal.timeout(1_000 * seconds);
    setMaxListeners(0, until);
    void attacks[name](target, until)
      .then(
        ({ counts }) => counts,
        (error: Error) => ({ [error.message]: 1 }),
      )
      .then((counts) => process.send?.(counts, () => process.exit(0)));
  },
);
process.send?.("ready");
