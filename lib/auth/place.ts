/** Where somebody comes from, as far as counting goes: one household or one hall is one place. */
import { isIPv4, isIPv6 } from "node:net";

/** An IPv4 address from its two groups of an IPv6 one. */
const dotted = (groups: readonly string[]): string =>
  groups
    .map((group) => Number.parseInt(group, 16))
    .flatMap((value) => [value >> 8, value & 255])
    .join(".");

/** The first four groups of an IPv6 address: a provider gives a household at least all addresses that share them. */
function networkOf(address: string): string {
  // the URL standard writes every IPv6 address in one way, an IPv4 address inside it as two groups
  const [head, tail = ""] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const groups = head === "" ? [] : head.split(":");
  const ending = tail === "" ? [] : tail.split(":");
  const all = [...groups, ...Array<string>(8 - groups.length - ending.length).fill("0"), ...ending];
  const mapped = all.slice(0, 5).every((group) => group === "0") && all[5] === "ffff";
  return mapped ? dotted(all.slice(6)) : `${all.slice(0, 4).join(":")}::/64`;
}

/** The key under which an address is counted: IPv4 whole, IPv6 by its /64. */
export function placeOf(address: string): string {
  const bare = address.replace(/%.*$/, "");
  if (isIPv6(bare)) return networkOf(bare);
  return isIPv4(bare) ? bare : address;
}
