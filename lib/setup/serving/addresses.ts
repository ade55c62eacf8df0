/** The addresses under which this machine can be reached. */
import { networkInterfaces } from "node:os";

/** IPv4 addresses of the local network. */
export function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(
      ({ family, internal, address }) => family === "IPv4" && !internal && !address.startsWith("169.254."),
    )
    .map(({ address }) => address);
}

export interface ServedAddresses {
  local: string;
  lan: string[];
}

/** Web addresses for a port; the standard port is not named. */
export function servedAddresses(port: number, https: boolean): ServedAddresses {
  const scheme = https ? "https" : "http";
  const suffix = port === (https ? 443 : 80) ? "" : `:${port}`;
  return {
    local: `${scheme}://localhost${suffix}`,
    lan: lanAddresses().map((address) => `${scheme}://${address}${suffix}`),
  };
}
