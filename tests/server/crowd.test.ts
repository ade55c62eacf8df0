// An address that is full: who goes, and who still comes in.
import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import type { Connection } from "@/lib/server/connection";
import { Crowd } from "@/lib/server/wire/crowd";

type Role = "student" | "instructor" | "stranger";

/** A hall behind one address. */
function hall() {
  const crowd = new Crowd(Date.now, 1);
  const inside: { device: string | null; role: Role; open: boolean }[] = [];
  const come = (device: string | null, role: Role): boolean => {
    const newcomer = { address: "hall", device, unsigned: false };
    if (!crowd.admit(newcomer)) return false;
    const one = { device, role, open: true };
    inside.push(one);
    const wire = { pause: () => undefined, destroy: () => undefined };
    const socket = Object.assign(new EventEmitter(), {
      request: { socket: wire },
      close: () => {
        one.open = false;
        socket.emit("close");
      },
    });
    crowd.enter(socket as never, newcomer);
    const viewer = { role: role === "instructor" ? role : "student" };
    const room = { actorOf: () => ({ role: role === "student" ? "student" : "visitor" }) };
    const connection = { conn: socket, data: { viewer, room }, emit: () => true };
    if (role !== "stranger") crowd.introduce(connection as unknown as Connection);
    return true;
  };
  const tabs = (device: string) => inside.filter((one) => one.device === device && one.open).length;
  return { come, tabs };
}

test("HE3 an address full of few devices' tabs lets everybody else in, and those devices not again", () => {
  const { come, tabs } = hall();
  expect(come("teacher", "instructor")).toBe(true);
  expect(come("early", "stranger")).toBe(true);
  for (let device = 0; device < 125; device++)
    for (let tab = 0; tab < 24; tab++) come(`many ${device}`, "student");
  const newcomers = Array.from({ length: 100 }, (_, at) => `newcomer ${at}`);
  for (const device of newcomers) expect(come(device, "stranger")).toBe(true);
  for (let device = 0; device < 125; device++)
    for (let times = 0; times < 2; times++) come(`many ${device}`, "student");
  expect(newcomers.map(tabs)).toEqual(newcomers.map(() => 1));
  expect([tabs("teacher"), tabs("early")]).toEqual([1, 1]);
});

test("HE3 where nobody has many tabs strangers go first, the oldest of them", () => {
  const { come, tabs } = hall();
  for (let at = 0; at < 3; at++) come("three", "student");
  for (let at = 0; at < 2_997; at++) come(`stranger ${at}`, "stranger");
  expect(come("newcomer", "stranger")).toBe(true);
  expect([tabs("three"), tabs("stranger 0"), tabs("stranger 1")]).toEqual([3, 0, 1]);
});

test("HE3 an instructor who reloads comes in where everybody has one tab, and is never who goes", () => {
  const { come, tabs } = hall();
  for (let at = 0; at < 6; at++) come("teacher", "instructor");
  for (let at = 0; at < 2_994; at++) come(`one ${at}`, "student");
  expect(come("late", "student")).toBe(false);
  expect(come("teacher", "instructor")).toBe(true);
  expect([tabs("teacher"), tabs("one 0"), tabs("one 1")]).toEqual([7, 0, 1]);
});
