/** torch.set_printoptions. */
import { TorchFailure, valueError } from "../core/failure";
import { setPrintOptions, useProfile } from "../core/print-options";
import * as arg from "./arguments";
import { operation, type Operations } from "./operation";

/** decimals that JavaScript writes exactly */
const digitsAtMost = 100;

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
      const { precision } = numbers;
      if (precision !== null && precision < 0) valueError("Format specifier missing precision");
      if (precision !== null && precision > digitsAtMost)
        throw new TorchFailure(
          "NotImplementedError",
          `a precision above ${digitsAtMost} is not part of this lab`,
        );
      if (profile) useProfile(profile);
      setPrintOptions({ ...numbers, sciMode: sci_mode });
      return null;
    },
    { on: "torch" },
  ),
};
