// Attacks of strangers over HTTP and bare TCP.
import { request } from "node:http";
import { connect as connectTcp, type Socket } from "node:net";
import { nanoid } from "nanoid";
import { repeat, Tally, type Attack, type Target } from "./target";

/** A POST whose body is `bytes` long and never kept whole. @returns the status, or how the line ended */
function post(
  { port }: Target,
  path: string,
  bytes: number,
  type: string,
  until: AbortSignal,
): Promise<string> {
  const chunk = Buffer.from("a&".repeat(32_768));
  return new Promise((resolve) => {
    const sending = request(
      { host: "127.0.0.1", port, path, method: "POST", headers: { "content-type": type } },
      (response) => (response.resume(), resolve(String(response.statusCode)), sending.destroy()),
    );
    sending.on("error", (error) => resolve("code" in error ? String(error.code) : error.message));
    let sent = 0;
    const more = () => {
      while (sent < bytes && !until.aborted && !sending.destroyed) {
        sent += chunk.length;
        if (!sending.write(chunk)) return void sending.once("drain", more);
      }
      sending.end();
    };
    until.addEventListener("abort", () => sending.destroy());
    more();
  });
}

const form = "application/x-www-form-urlencoded";
const bodies: [string, number, string][] = [
  ["/api/auth/nothing-of-ours", 118_000_000, form],
  ["/api/auth/callback/credentials", 200_000_000, form],
  ["/api/auth/session", 60_000_000, "application/json"],
  ["/", 118_000_000, form],
  ["/api/tensors/check", 60_000_000, "application/json"],
];

/** Bodies of 60 to 200 MB, two at a time. */
export const hugeBodies: Attack = (target, until) =>
  repeat(5, until, (index) => post(target, ...bodies[index % bodies.length], until), 2);

/** Sign-ins with invented addresses, fifty at once. */
export const passwords: Attack = async ({ url }, until) => {
  const page = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await page.json()) as { csrfToken: string };
  const cookie = page.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const signIn = async () => {
    const body = new URLSearchParams({
      csrfToken,
      email: `${nanoid()}@example.org`,
      password: nanoid(),
      json: "true",
    });
    const answer = await fetch(`${url}/api/auth/callback/credentials`, {
      ...{ method: "POST", body, redirect: "manual" as const },
      headers: { cookie, "content-type": form },
    });
    await answer.text();
    return String(answer.status);
  };
  return repeat(200, until, signIn, 50);
};

const randomCode = () =>
  nanoid(6)
    .toUpperCase()
    .replaceAll(/[^2-9A-HJ-KM-NP-Z]/g, "7");

/** Codes guessed at the look-back's page. */
export const codesByPage: Attack = ({ url }, until) =>
  repeat(105, until, async () => {
    const page = await fetch(`${url}/j/${randomCode()}/look-back`, { redirect: "manual" });
    await page.text();
    return String(page.status);
  });

/** Connections that say nothing, or a byte now and then; those that the server ends are opened again. */
function hold(
  target: Target,
  count: number,
  until: AbortSignal,
  begin: (socket: Socket, index: number) => void,
) {
  const tally = new Tally();
  const open = (index: number) => {
    if (until.aborted) return;
    const socket = connectTcp(target.port, "127.0.0.1", () => (tally.add("opened"), begin(socket, index)));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      if (until.aborted) return;
      tally.add("ended by the server");
      setTimeout(open, 500, index);
    });
    socket.resume();
    until.addEventListener("abort", () => socket.destroy(), { once: true });
  };
  for (let index = 0; index < count; index++) open(index);
  return new Promise<Tally>((resolve) => until.addEventListener("abort", () => resolve(tally)));
}

/** 2,000 connections that never say a word. */
export const idleSockets: Attack = (target, until) => hold(target, 2_000, until, () => undefined);

/** 500 requests whose headers or bodies come a byte a second. */
export const slowRequests: Attack = (target, until) =>
  hold(target, 500, until, (socket, index) => {
    socket.write(
      index % 2 === 0
        ? "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
        : `POST /api/auth/session HTTP/1.1\r\nHost: 127.0.0.1:${target.port}\r\nContent-Type: ${form}\r\nContent-Length: 10000\r\n\r\n`,
    );
    const drip = setInterval(() => socket.write("a"), 1_000);
    socket.on("close", () => clearInterval(drip));
  });
