/** The web addresses under which this machine can be reached. */
import { ownAddresses } from "@/lib/address/own-addresses";

export interface ServedAddresses {
  local: string;
  lan: string[];
}

/** Web addresses for a port; the standard port is not named. */
export async function servedAddresses(port: number, https: boolean): Promise<ServedAddresses> {
  const scheme = https ? "https" : "http";
  const suffix = port === (https ? 443 : 80) ? "" : `:${port}`;
  return {
    local: `${scheme}://localhost${suffix}`,
    lan: (await ownAddresses()).map((address) => `${scheme}://${address}${suffix}`),
  };
}
