/** The addresses under which this machine can be reached, the one that most likely leads to it first. */
import { createSocket } from "node:dgram";
import { isIPv6 } from "node:net";
import { networkInterfaces, type NetworkInterfaceInfo } from "node:os";

type Adapters = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Adapters of tunnels, containers and virtual machines, as Linux, macOS and Windows call them: no student is there. */
const apart =
  /^(br-|bridge|cni|docker|flannel|gpd|kube|lx[cd]|podman|ppp|tap|tun|utun|veth|virbr|vmnet|vboxnet|wg|zt)|docker|hyper-v|tailscale|virtual|vmware|vpn|vEthernet|wireguard|wsl|zerotier/i;

/** Addresses of a single cable, given where nobody gives one, and of the wire alone. */
const linkLocal = /^(169\.254\.|fe[89ab])/i;

/**
 * Addresses as they stand in a web address. IPv6 counts where there is no other.
 * @param routed the address from which this machine reaches the world; null when it does not
 */
export function rankAddresses(adapters: Adapters, routed: string | null): string[] {
  const all = Object.entries(adapters).flatMap(([name, list = []]) =>
    list
      .filter(({ internal, address }) => !internal && !linkLocal.test(address))
      .map(({ address }) => ({ address, rank: apart.test(name) ? 2 : address === routed ? 0 : 1 })),
  );
  const ranked = all.toSorted((one, other) => one.rank - other.rank).map(({ address }) => address);
  const old = ranked.filter((address) => !isIPv6(address));
  return old.length > 0 ? old : ranked.map((address) => `[${address}]`);
}

/** of the documentation's networks (RFC 5737): nothing is sent there */
const somewhere = "192.0.2.1";

/** The address of the default route's adapter: the system names it when a socket is aimed outside. */
function routedAddress(): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = createSocket("udp4");
    const end = (address: string | null) => {
      socket.close();
      resolve(address);
    };
    // no route leads out of this network
    socket.once("error", () => end(null));
    socket.connect(9, somewhere, () => end(socket.address().address));
  });
}

/** This machine's addresses, the default route's first, those of tunnels and containers last. */
export const ownAddresses = async (): Promise<string[]> =>
  rankAddresses(networkInterfaces(), await routedAddress());
