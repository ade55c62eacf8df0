// The cookie of a device that signed in before: what makes it known, and to whom.
import { expect, test } from "vitest";
import { knownDeviceCookie, knownDeviceOf, knownDeviceValue } from "@/lib/auth/known-device";

const day = 24 * 3_600_000;
const now = 20_000 * day;
process.env.NEXTAUTH_SECRET = "a secret of the tests, long enough";

test("HP3 a device is known to the account that it signed in to, and to no other", () => {
  const value = knownDeviceValue("ada", now);
  expect(knownDeviceOf("ada", value, now)).toMatch(/^[\w-]{22}$/);
  expect(knownDeviceOf("ben", value, now)).toBeNull();
  expect(knownDeviceCookie("ada")).not.toBe(knownDeviceCookie("ben"));
  expect([knownDeviceCookie("ada"), value].join()).not.toContain("ada");
  expect(knownDeviceValue("ada", now)).not.toBe(value);
});

test("HP3 it is known for 180 days, and its last day cannot be moved", () => {
  const value = knownDeviceValue("ada", now);
  expect(knownDeviceOf("ada", value, now + 180 * day)).not.toBeNull();
  expect(knownDeviceOf("ada", value, now + 180 * day + 1)).toBeNull();
  expect(knownDeviceOf("ada", value.replace(/\.\d+\./, ".99999999."), now)).toBeNull();
});

test("HP3 a value of another server, a cut one, or nonsense is a stranger's", () => {
  const value = knownDeviceValue("ada", now);
  const [id, until, seal] = value.split(".");
  const forged = [undefined, "", "x", id, `${id}.${until}.`, `${id}.${until}.${"A".repeat(43)}`, `${value}x`];
  for (const one of [...forged, `${"B".repeat(22)}.${until}.${seal}`, value.toUpperCase(), `${value}\n`])
    expect(knownDeviceOf("ada", one, now)).toBeNull();
  process.env.NEXTAUTH_SECRET = "the secret of another server, long";
  expect(knownDeviceOf("ada", value, now)).toBeNull();
  process.env.NEXTAUTH_SECRET = "a secret of the tests, long enough";
});
