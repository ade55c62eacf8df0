/** torch.set_printoptions. */
import { setPrintOptions, useProfile } from "../core/print-options";
import * as arg from "./arguments";
import { operation, type Operations } from "./operation";

/** How tensors are printed, by name. */
export const printing: Operations = {
  set_printoptions: operation(
    {
      precision: arg.maybe(arg.int),
      threshold: arg.maybe(arg.number),
      edgeitems: arg.maybe(arg.int),
      linewidth: arg.maybe(arg.int),
      profile: arg.maybe(arg.text),
      sci_mode: arg.maybe(arg.flag),
    },
    ({ profile, sci_mode, ...numbers }) => {
      if (profile) useProfile(profile);
      setPrintOptions({ ...numbers, sciMode: sci_mode });
      return null;
    },
    { on: "torch" },
  ),
};
