import { networkInterfaces, type NetworkInterfaceInfo } from "node:os";
import { expect, test } from "vitest";
import { ownAddresses, rankAddresses } from "@/lib/address/own-addresses";

const adapter = (address: string, internal = false): NetworkInterfaceInfo[] => [
  address.includes(":")
    ? { ...{ address, internal, family: "IPv6", netmask: "", mac: "", cidr: null }, scopeid: 0 }
    : { ...{ address, internal, family: "IPv4", netmask: "", mac: "", cidr: null } },
];

test("GN7 the default route's adapter goes first, tunnels and containers last, what nobody reaches is left out", () => {
  const adapters = {
    lo: adapter("127.0.0.1", true),
    docker0: adapter("172.17.0.1"),
    "vEthernet (WSL)": adapter("172.29.0.1"),
    eth1: adapter("169.254.10.2"),
    tun0: adapter("10.8.0.2"),
    eth0: adapter("10.0.0.7"),
    wlan0: adapter("192.168.1.20"),
    wlan1: adapter("fe80::1"),
  };
  const last = ["172.17.0.1", "172.29.0.1", "10.8.0.2"];
  expect(rankAddresses(adapters, "192.168.1.20")).toEqual(["192.168.1.20", "10.0.0.7", ...last]);
  // a tunnel that takes everything is no network of the class
  expect(rankAddresses(adapters, "10.8.0.2")).toEqual(["10.0.0.7", "192.168.1.20", ...last]);
  expect(rankAddresses(adapters, null)).toHaveLength(5);
});

test("GN7 IPv6 stands in brackets, where there is no other", () => {
  const six = { eth0: [...adapter("2001:db8::7"), ...adapter("fe80::7")] };
  expect(rankAddresses(six, null)).toEqual(["[2001:db8::7]"]);
  expect(rankAddresses({ ...six, eth1: adapter("10.0.0.7") }, null)).toEqual(["10.0.0.7"]);
});

test("GN7 this machine's own addresses are found, with a route or without", async () => {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  for (const address of await ownAddresses())
    expect(all.map((one) => one.address)).toContain(address.replace(/^\[|\]$/g, ""));
});
