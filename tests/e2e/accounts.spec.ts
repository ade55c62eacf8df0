// Attacks on passwords, accounts and the sign-in routes, against the production server on a real database. One proxy is
// trusted, so that an attack may come from many places.
import { expect, type Page } from "@playwright/test";
import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { nanoid } from "nanoid";
import { signInCookie } from "@/lib/auth/instructor-of-request";
import { hashPassword } from "@/lib/auth/password";
import { nameProblems } from "@/lib/contract/display-name";
import { closeDatabase } from "@/lib/db/pool";
import { createInstructor } from "@/lib/db/instructors";
import {
  createInvitation,
  listInvitations,
  revokeInvitation,
  useInvitation as spend,
} from "@/lib/db/invitations";
import { createSession } from "@/lib/db/sessions";
import { createSignIn } from "@/lib/db/sign-ins";
import { ownAddresses } from "@/lib/address/own-addresses";
import { freePort } from "../network/free-port";
import { connect, newDevice } from "../server/client";
import { rowsOf } from "../server/snapshot";
import { createTestDatabase, type TestDatabase } from "../server/test-database";
import { expectAccessible } from "./accessibility";
import { newProfile } from "./profile";
import { builtActions, callAction } from "./server-actions";
import { test } from "./test";
import { visit } from "./visit";
import { filled, words } from "./words";

const password = "a sentence that only its owner knows";
const inAnHour = () => new Date(Date.now() + 3_600_000);
const text = words.en.account;

/** what the test's own use of the database reads; the specs after this one have servers with databases of their own */
const variables = ["DATABASE_URL", "NEXTAUTH_SECRET", "SPIRALROOM_SECRET"] as const;
const before = variables.map((name) => [name, process.env[name]] as const);

let database: TestDatabase;
let server: ChildProcess;
let port: number;
let origin: string;
/** everything that the server wrote */
let log = "";
/** what must never stand in it */
const secrets = new Set<string>([password]);

async function startServer(): Promise<void> {
  const folder = ".data/accounts";
  rmSync(folder, { recursive: true, force: true });
  server = spawn(process.execPath, ["--import", "tsx", "lib/setup/serving/start.ts"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...{ ...process.env, PORT: String(port), HOST: "0.0.0.0", TRUST_PROXY: "1" },
      ...{ SPIRALROOM_DATA: folder, LOG_LEVEL: "info" },
    },
  });
  for (const stream of [server.stdout, server.stderr]) stream?.on("data", (piece) => (log += String(piece)));
  const ready = () =>
    fetch(`${origin}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await ready())) {
    if (server.exitCode !== null) throw new Error(`the server did not start:\n${log}`);
    await pause(250);
  }
}

test.beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.NEXTAUTH_SECRET = process.env.SPIRALROOM_SECRET = randomBytes(32).toString("base64url");
  secrets.add(process.env.NEXTAUTH_SECRET);
  port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  await startServer();
});

test.afterAll(async () => {
  server.kill("SIGTERM");
  if (server.exitCode === null) await once(server, "exit");
  await closeDatabase();
  await database?.drop();
  for (const [name, value] of before)
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
});

interface Someone {
  id: string;
  email: string;
  /** of a sign-in that is open */
  cookie: string;
}

async function someone(more: { passwordHash?: string | null } = {}): Promise<Someone> {
  const { passwordHash = await hashPassword(password) } = more;
  const made = await createInstructor({ email: `${nanoid(8)}@example.org`, name: "Ada", passwordHash });
  if (!made) throw new Error("the address is taken");
  const cookie = await signInCookie(made.id, await createSignIn(made.id, "test", inAnHour()));
  secrets.add(made.email).add(cookie.split("=")[1]);
  return { id: made.id, email: made.email, cookie };
}

/** Cookies of one browser. */
type Jar = Map<string, string>;

const headerOf = (jar: Jar): string => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");

function keep(jar: Jar, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair] = line.split(";");
    const [name, ...value] = pair.split("=");
    jar.set(name, value.join("="));
  }
}

let lastAddress = 0;
/** An address that nothing came from yet. */
const newAddress = (): string => `198.51.${++lastAddress >> 8}.${lastAddress & 255}`;

interface SignedIn {
  ok: boolean;
  status: number;
  url: string;
  /** the problem in the answer */
  error: string | null;
  ms: number;
}

/** Signs in as the page does, from an address. */
async function signIn(
  email: string,
  typed = password,
  { from = newAddress(), jar = new Map() as Jar, callbackUrl = "/" } = {},
): Promise<SignedIn> {
  const headers = () => ({ "x-forwarded-for": from, cookie: headerOf(jar) });
  const csrf = await fetch(`${origin}/api/auth/csrf`, { headers: headers() });
  keep(jar, csrf);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const begun = performance.now();
  const response = await fetch(`${origin}/api/auth/callback/credentials`, {
    method: "POST",
    headers: headers(),
    body: new URLSearchParams({ email, password: typed, csrfToken, callbackUrl, json: "true" }),
  });
  const ms = performance.now() - begun;
  keep(jar, response);
  const { url } = (await response.json()) as { url: string };
  const { ok, status } = response;
  return { ok, status, url, error: new URL(url).searchParams.get("error"), ms };
}

const elsewhere = [
  ...["/.//evil.example", "/..//evil.example", "/a/..//evil.example", "//evil.example", "/\\evil.example"],
  ...["/%2f%2fevil.example", "https:evil.example", "/\t/evil.example", "\n//evil.example", "///evil.example"],
  ...["https://user@evil.example", "//127.0.0.1@evil.example", "/／evil.example", "javascript:alert(1)"],
  ...["https://evil.example/", "http://[", "data:text/html,x"],
];

test("HP1 whatever the link says, one lands on this site: signed in already, after signing in, after signing out", async () => {
  const ada = await someone();
  const jar: Jar = new Map();
  const device = newAddress();
  expect((await signIn(ada.email, password, { from: device, jar })).ok).toBe(true);
  for (const target of elsewhere) {
    const asked = encodeURIComponent(target);
    const page = await fetch(`${origin}/signin?callbackUrl=${asked}`, {
      redirect: "manual",
      headers: { cookie: ada.cookie },
    });
    const location = page.headers.get("location") ?? "nowhere";
    expect(new URL(location, `${origin}/signin`).origin, target).toBe(origin);
    expect(location, target).toMatch(/^\/(?!\/)/);
    const { url } = await signIn(ada.email, password, { from: device, jar, callbackUrl: target });
    expect(new URL(url).origin, target).toBe(origin);
    expect(new URL(url).pathname, target).toBe("/dashboard");
    const entered = await fetch(`${origin}/api/auth/signin?callbackUrl=${asked}`, { redirect: "manual" });
    const sent = new URL(entered.headers.get("location") ?? "", origin).searchParams.get("callbackUrl");
    expect(new URL(sent ?? "", origin).origin, target).toBe(origin);
  }
  const csrf = await fetch(`${origin}/api/auth/csrf`, { headers: { cookie: headerOf(jar) } });
  keep(jar, csrf);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const out = await fetch(`${origin}/api/auth/signout`, {
    method: "POST",
    headers: { cookie: headerOf(jar) },
    body: new URLSearchParams({ csrfToken, callbackUrl: "/.//evil.example", json: "true" }),
  });
  expect(await out.json()).toEqual({ url: `${origin}/dashboard` });
});

async function fillIn(page: Page, email: string, typed = password): Promise<void> {
  await page.getByLabel(text.email).fill(email);
  await page.getByLabel(text.password, { exact: true }).fill(typed);
  await page.getByRole("button", { name: text.signIn, exact: true }).click();
}

test("HP1 a browser that signs in by such a link stays here", async ({ browser }) => {
  const ada = await someone();
  for (const target of ["/.//evil.example", "/a/..//evil.example", "/\\evil.example"]) {
    const page = await newProfile(browser, "en", { baseURL: origin });
    await page.route("**://evil.example/**", (route) => route.fulfill({ body: "evil" }));
    await visit(page, `/signin?callbackUrl=${encodeURIComponent(target)}`);
    await fillIn(page, ada.email);
    await page.waitForURL(`${origin}/dashboard`);
  }
});

/** A session of its own, with its owner. */
async function classOf(owner: Someone): Promise<string> {
  const activities = { tensors: "open", spiral: "open", questions: "open" } as const;
  return (await createSession(owner.id, { title: "Week one", language: "en", activities, boardMode: "live" }))
    .id;
}

test("HP12 every page of staff sends who is signed out to sign in, and names itself as what comes after", async () => {
  const id = await classOf(await someone());
  const parts = ["", "/wall", "/report", "/replay", "/review?by=participant&who=a%2Fb", "/acts?before=7"];
  for (const asked of [...parts.map((part) => `/sessions/${id}${part}`), "/sessions/new", "/account"])
    for (const page of ["", "//evil.example", "/lab"]) {
      const headers: Record<string, string> = page ? { "x-spiralroom-page": page } : {};
      const { headers: answer } = await fetch(`${origin}${asked}`, { redirect: "manual", headers });
      expect(answer.get("location"), asked).toBe(`/signin?callbackUrl=${encodeURIComponent(asked)}`);
    }
  const home = await fetch(`${origin}/dashboard`, { redirect: "manual" });
  expect(home.headers.get("location")).toBe("/signin");
});

test("HP12 signing in leads to the page that was asked for; one that is not theirs says so and names the account", async ({
  browser,
}) => {
  const [ada, bo] = [await someone(), await someone()];
  const id = await classOf(ada);
  for (const part of ["", "/wall", "/review", "/report", "/replay"]) {
    const page = await newProfile(browser, "en", { baseURL: origin });
    await visit(page, `/sessions/${id}${part}`);
    await fillIn(page, ada.email);
    await page.waitForURL(`${origin}/sessions/${id}${part}`);
    await expect(page.getByText(words.en.staff.notOpenTitle)).toHaveCount(0);
    await page.context().close();
  }
  for (const language of ["en", "zh"] as const) {
    const page = await newProfile(browser, language, { baseURL: origin });
    const { staff, account } = words[language];
    await visit(page, `/sessions/${id}/wall`);
    await page.getByLabel(account.email).fill(bo.email);
    await page.getByLabel(account.password, { exact: true }).fill(password);
    await page.getByRole("button", { name: account.signIn, exact: true }).click();
    await page.waitForURL(`${origin}/sessions/${id}/wall`);
    await expect(page.getByRole("heading", { name: staff.notOpenTitle })).toBeVisible();
    await expect(page.getByText(bo.email)).toBeVisible();
    await expectAccessible(page, "a page that is not theirs");
    // where there is no such session at all it is the same page
    for (const other of [id, nanoid()]) {
      const response = await page.goto(`/sessions/${other}`);
      expect(response?.status()).toBe(404);
      await expect(page.getByText(staff.notOpenBody)).toBeVisible();
    }
  }
});

test("HP12 who was signed out meanwhile comes back to where a link or a page was taking them", async ({
  browser,
}) => {
  const ada = await someone();
  const id = await classOf(ada);
  const page = await signedInPage(browser, ada);
  const signOut = () =>
    rowsOf(database.url, `UPDATE "SignIn" SET "revokedAt" = now() WHERE "instructorId" = $1`, [ada.id]);
  // from page to page only what changes is asked for
  await visit(page, "/dashboard");
  await signOut();
  await page.locator(`a[href="/sessions/${id}"]`).first().click();
  await page.waitForURL(`${origin}/signin?callbackUrl=${encodeURIComponent(`/sessions/${id}`)}`);
  await fillIn(page, ada.email);
  await page.waitForURL(`${origin}/sessions/${id}`);
  // shown out of a page that is open
  for (const part of ["", "/wall"]) {
    await visit(page, `/sessions/${id}${part}`);
    await signOut();
    await page.getByRole("link", { name: words.en.instructor.live.signIn, exact: true }).click();
    await fillIn(page, ada.email);
    await page.waitForURL(`${origin}/sessions/${id}${part}`);
  }
});

test("HP2 fifty sign-ins at once from everywhere do not stop a page, and twenty teachers at nine are all let in", async () => {
  const teachers = await Promise.all(Array.from({ length: 20 }, () => someone()));
  // the first of every page is made ready once, whoever asks
  await (await fetch(`${origin}/signin`)).text();
  await signIn(teachers[0].email);
  const flood = Array.from({ length: 50 }, () =>
    signIn(`${nanoid(8)}@example.org`, "no password of anybody"),
  );
  let [hashed, over] = [0, false];
  for (const one of flood) void one.then(({ error }) => (hashed += Number(error === "CredentialsSignin")));
  /** how many passwords were compared while each page came */
  const meanwhile: number[] = [];
  const looking = (async () => {
    while (!over) {
      const before = hashed;
      await (await fetch(`${origin}/signin`)).text();
      meanwhile.push(hashed - before);
    }
  })();
  const outcomes = await Promise.all(flood);
  over = true;
  await looking;
  expect(outcomes.filter(({ ok }) => ok)).toEqual([]);
  for (const { error } of outcomes) expect(error).toMatch(/^(CredentialsSignin|busy\.\d+)$/);
  test.info().annotations.push({ type: "passwords compared while a page came", description: `${meanwhile}` });
  // who looks at a page does not wait until the flood is over, however long either takes on this machine
  expect(Math.max(...meanwhile)).toBeLessThan(hashed);
  const staffRoom = newAddress();
  const morning = await Promise.all(
    teachers.map(({ email }) => signIn(email, password, { from: staffRoom })),
  );
  expect(morning.filter(({ ok }) => !ok)).toEqual([]);
});

test("HP3 wrong passwords from many places lock the owner out of nothing: known devices at once, a new one after seconds", async () => {
  const ada = await someone();
  const laptop: Jar = new Map();
  const hall = newAddress();
  expect((await signIn(ada.email, password, { from: hall, jar: laptop })).ok).toBe(true);
  laptop.delete("next-auth.session-token");
  // ten from the owner's own hall, then five from each of eleven places
  for (let wrong = 0; wrong < 10; wrong++) await signIn(ada.email, "not the password", { from: hall });
  expect(await signIn(ada.email, "not the password", { from: hall })).toMatchObject({
    status: 401,
    error: expect.stringMatching(/^wait\.\d+$/),
  });
  await Promise.all(
    Array.from({ length: 11 }, async () => {
      const from = newAddress();
      for (let wrong = 0; wrong < 5; wrong++) await signIn(ada.email, "not the password", { from });
    }),
  );
  const known = await signIn(ada.email, password, { from: hall, jar: laptop });
  expect(known).toMatchObject({ ok: true });
  expect(known.ms).toBeLessThan(5_000);
  const fresh = await signIn(ada.email, password, { from: newAddress() });
  expect(fresh).toMatchObject({ ok: true });
  expect(fresh.ms).toBeLessThan(25_000);
});

test("HP3 the cookie of a known device opens nothing by itself, and is no other account's", async () => {
  const [ada, eve] = [await someone(), await someone()];
  const jar: Jar = new Map();
  const from = newAddress();
  await signIn(eve.email, password, { from, jar });
  const known = [...jar].filter(([name]) => name.startsWith("spiralroom-known-"));
  expect(known).toHaveLength(1);
  expect(known[0].join()).not.toContain(eve.id);
  const only: Jar = new Map(known);
  const page = await fetch(`${origin}/account`, { redirect: "manual", headers: { cookie: headerOf(only) } });
  expect(page.headers.get("location")).toBe("/signin?callbackUrl=%2Faccount");
  // renamed, sent for another account: a stranger's tries are counted as before
  const errors = [];
  for (let wrong = 0; wrong < 7; wrong++)
    errors.push((await signIn(ada.email, "not the password", { from, jar: new Map(only) })).error);
  expect(errors.slice(5)).toEqual(Array(2).fill(expect.stringMatching(/^wait\.\d+$/)));
});

test("HP10 an unknown address, a wrong password, a disabled account and one without a password are answered alike", async () => {
  const [right, disabled, provided] = [
    await someone(),
    await someone(),
    await someone({ passwordHash: null }),
  ];
  await rowsOf(database.url, `UPDATE "Instructor" SET "disabledAt" = now() WHERE id = $1`, [disabled.id]);
  const cases = {
    unknown: () => signIn(`${nanoid(8)}@example.org`),
    wrong: () => signIn(right.email, "not the password"),
    disabled: () => signIn(disabled.email),
    provided: () => signIn(provided.email),
  };
  await cases.unknown();
  const times: Record<string, number[]> = {};
  for (let round = 0; round < 12; round++)
    for (const [name, run] of Object.entries(cases)) {
      const { ms, ...answer } = await run();
      expect(answer, name).toMatchObject({ ok: false, status: 401, error: "CredentialsSignin" });
      (times[name] ??= []).push(ms);
    }
  // what else the machine does makes an answer later and never earlier: the shortest is what the work takes
  const shortest = Object.values(times).map((all) => Math.min(...all));
  test.info().annotations.push({ type: "shortest, ms", description: shortest.map(Math.round).join(" ") });
  // a hash is 40 ms and more of it; without one the answer takes a few
  expect(Math.max(...shortest) / Math.min(...shortest)).toBeLessThan(2.5);
});

const createAccount = "app/invite/[token]/actions.ts createAccount";

const accountForm = (): FormData => {
  const form = new FormData();
  const fields = { name: "Ben", email: `${nanoid(8)}@example.org`, password: "another long sentence" };
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};

const create = (token: string, from: string) =>
  callAction(
    `${origin}/invite/${token}`,
    builtActions().get(createAccount) ?? "",
    [token, accountForm()],
    "",
    { "x-forwarded-for": from },
  );

test("HP5 an invitation that is used, expired, withdrawn or unknown says so, and not whose it was", async () => {
  const ada = await someone();
  const make = async (until = inAnHour()) => (await createInvitation(ada.id, until, "for my friend")) ?? "";
  const [used, expired, revoked] = [await make(), await make(new Date(Date.now() - 1_000)), await make()];
  await spend(used, { name: "Zebedee Quux", email: `${nanoid(8)}@example.org`, passwordHash: "x" });
  const open = (await listInvitations(ada.id)).filter(({ state }) => state === "open");
  await revokeInvitation(ada.id, open[0].id);
  const tokens = { used, expired, revoked, unknown: nanoid(43) };
  for (const [state, token] of Object.entries(tokens)) {
    const page = await (
      await fetch(`${origin}/invite/${token}`, { headers: { "x-forwarded-for": newAddress() } })
    ).text();
    const said = text.invitationClosed[state as keyof typeof tokens].split(/['’]/)[0];
    expect(page, state).toContain(said);
    for (const secret of [ada.email, "my friend", ada.id, "Zebedee"])
      expect(page, state).not.toContain(secret);
    const { value } = await create(token, newAddress());
    expect(value).toEqual({ kind: state === "unknown" ? "invalid" : state, seconds: 0 });
  }
});

test("HP5 guesses of invitations are bounded by place, cost no hash, and hold up nobody who has a right one", async () => {
  const ada = await someone();
  const from = newAddress();
  const right = (await createInvitation(ada.id, inAnHour())) ?? "";
  const kinds = [];
  for (let guess = 0; guess < 32; guess++) {
    const { value } = await create(nanoid(43), from);
    kinds.push(Object(value).kind);
  }
  expect(kinds).toEqual([...Array(30).fill("invalid"), "wait", "wait"]);
  expect((await create(right, from)).value).toBeNull();
});

test("HP6 of the sign-in routes only what the pages call is there; nothing makes the server fail", async () => {
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const cases: [string, RequestInit, number][] = [
    ["nothing", {}, 404],
    ["__proto__", {}, 404],
    ["session/extra", {}, 404],
    ["csrf", { method: "POST", headers: form, body: "a=b" }, 405],
    ["_log", { method: "POST", headers: form, body: "level=error&code=x" }, 404],
    ["session", { method: "POST", headers: form, body: "a=b" }, 405],
    ["callback/credentials", {}, 405],
    [
      "callback/credentials",
      { method: "POST", headers: { "content-type": "application/json" }, body: "{" },
      415,
    ],
    [
      "callback/credentials",
      { method: "POST", headers: { "content-type": "application/json" }, body: "[]" },
      415,
    ],
    ["callback/unknown", {}, 400],
    ["callback/unknown", { method: "POST", headers: form, body: "a=b" }, 405],
    ["verify-request", {}, 404],
  ];
  for (const [path, init, status] of cases) {
    const response = await fetch(`${origin}/api/auth/${path}`, { redirect: "manual", ...init });
    expect([path, init.method, response.status]).toEqual([path, init.method, status]);
  }
  const line = encodeURIComponent("x\r\nSet-Cookie: a=b");
  for (const path of [
    ...[`error?error=${line}`, `error?error=${encodeURIComponent("中文")}`, "error", "error?error=a&error=b"],
    ...[
      "csrf?callbackUrl=nonsense",
      "csrf?callbackUrl=https://[",
      "session?callbackUrl=//",
      "signin?csrf=true",
    ],
    ...["signout", "providers?callbackUrl=%00", "signin?error=%F0%9F%92%A9", "callback/credentials?error=x"],
  ]) {
    const response = await fetch(`${origin}/api/auth/${path}`, { redirect: "manual" });
    expect(response.status, path).toBeLessThan(500);
    expect(response.headers.getSetCookie().join()).not.toContain("a=b");
  }
  const anything = fc.string({ unit: "grapheme", maxLength: 12 }).map(encodeURIComponent);
  const action = fc.constantFrom(
    "csrf",
    "session",
    "signin",
    "signout",
    "error",
    "callback",
    "providers",
    "_log",
  );
  await fc.assert(
    fc.asyncProperty(
      action,
      anything,
      anything,
      anything,
      fc.boolean(),
      async (name, more, key, value, post) => {
        const address = `${origin}/api/auth/${name}${more && `/${more}`}?callbackUrl=${value}&${key}=${value}&error=${value}`;
        const cookie = `next-auth.callback-url=${value}; next-auth.csrf-token=${value}; next-auth.session-token=${value}`;
        const init = post
          ? { method: "POST", headers: { ...form, cookie }, body: `${key}=${value}` }
          : { headers: { cookie } };
        const response = await fetch(address, { ...init, redirect: "manual" });
        expect(response.status).toBeLessThan(500);
      },
    ),
    { numRuns: 150 },
  );
});

test("HP6 over HTTPS every cookie of the sign-in is secure, and a plain one that was planted counts for nothing", async () => {
  const ada = await someone();
  const https = { "x-forwarded-proto": "https", "x-forwarded-for": newAddress() };
  const csrf = await fetch(`${origin}/api/auth/csrf`, { headers: https });
  const jar: Jar = new Map();
  keep(jar, csrf);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const response = await fetch(`${origin}/api/auth/callback/credentials`, {
    method: "POST",
    headers: { ...https, cookie: headerOf(jar) },
    body: new URLSearchParams({ email: ada.email, password, csrfToken, json: "true" }),
  });
  const lines = [...csrf.headers.getSetCookie(), ...response.headers.getSetCookie()];
  expect(lines.map((line) => line.split("=")[0].replace(/-known-.*/, "-known-"))).toEqual(
    expect.arrayContaining([
      ...["__Host-next-auth.csrf-token", "__Secure-next-auth.session-token", "spiralroom-known-"],
    ]),
  );
  for (const line of lines)
    expect(line).toMatch(/(?=.*; HttpOnly)(?=.*; Secure)(?=.*; SameSite=Lax)(?=.*; Path=\/(;|$))/i);
  keep(jar, response);
  const account = (cookie: string) =>
    fetch(`${origin}/account`, { redirect: "manual", headers: { ...https, cookie } });
  expect((await account(headerOf(jar))).status).toBe(200);
  expect((await account(ada.cookie)).headers.get("location")).toBe("/signin?callbackUrl=%2Faccount");
});

test("HP6 a sign-in needs its page's token, another site's form is refused, and no name but this server's", async () => {
  const ada = await someone();
  const post = (headers: Record<string, string>) =>
    fetch(`${origin}/api/auth/callback/credentials`, {
      method: "POST",
      redirect: "manual",
      headers: { "x-forwarded-for": newAddress(), ...headers },
      body: new URLSearchParams({ email: ada.email, password, json: "true" }),
    });
  const without = await post({});
  expect(without.headers.getSetCookie().join()).not.toContain("session-token");
  expect((await post({ origin: "https://evil.example" })).status).toBe(403);
  expect((await post({ "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await post({ "x-forwarded-host": "evil.example" })).status).toBe(421);
});

test("HP7 what an address says of an error is never shown, in either language", async ({ browser }) => {
  for (const language of ["en", "zh"] as const) {
    const page = await newProfile(browser, language, { baseURL: origin });
    const says = words[language].account.signInProblem;
    await visit(page, `/signin?error=${encodeURIComponent("<b>Call 0900-EVIL</b>")}`);
    await expect(page.getByText(says.failed)).toBeVisible();
    await expect(page.getByText("EVIL")).toHaveCount(0);
    await visit(page, "/api/auth/error?error=AccessDenied");
    await expect(page.getByText(says.provider)).toBeVisible();
    expect(page.url()).toBe(`${origin}/signin?error=provider`);
  }
});

const signedInPage = async (browser: Parameters<typeof newProfile>[0], who: Someone): Promise<Page> => {
  const page = await newProfile(browser, "en", { baseURL: origin });
  const [name, value] = who.cookie.split("=");
  await page.context().addCookies([{ name, value, url: origin }]);
  return page;
};

test("HP8 an invitation is noted, listed, and withdrawn after a question", async ({ browser }) => {
  const ada = await someone();
  const page = await signedInPage(browser, ada);
  await visit(page, "/account");
  await page.getByLabel(text.inviteLabel).fill("Ben, for spring");
  await page.getByRole("button", { name: text.invite }).click();
  const link = await page.getByText(/\/invite\/[\w-]{43}$/).innerText();
  const item = page.getByRole("listitem").filter({ hasText: "Ben, for spring" });
  await expect(item.getByText(text.invitationState.open, { exact: true })).toBeVisible();
  await item.getByRole("button", { name: text.revoke }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: text.revoke }).click();
  await expect(item.getByText(text.invitationState.revoked, { exact: true })).toBeVisible();
  const guest = await newProfile(browser, "en", { baseURL: origin });
  await visit(guest, new URL(link).pathname);
  await expect(guest.getByText(text.invitationClosed.revoked)).toBeVisible();
});

test("HP8 what is no note is refused", async () => {
  const ada = await someone();
  const id = builtActions().get("app/account/actions.ts inviteColleague") ?? "";
  for (const label of [7, null, {}, ["x"], new FormData(), "x".repeat(61), "for\u200b Ben"]) {
    const { value } = await callAction(`${origin}/account`, id, [label], ada.cookie);
    expect(nameProblems).toContain(Object(value).problem);
  }
  expect(await listInvitations(ada.id)).toEqual([]);
});

test("HP9 closing an account says what goes, wants its address and password, and shows everybody out", async ({
  browser,
}) => {
  const ada = await someone();
  const activities = { tensors: "open", spiral: "open", questions: "open" } as const;
  const draft = { title: "Week one", language: "en", activities, boardMode: "live" } as const;
  const session = await createSession(ada.id, draft);
  await rowsOf(database.url, `UPDATE "ClassSession" SET status = 'open', "openedAt" = now() WHERE id = $1`, [
    session.id,
  ]);
  const student = await connect(origin, { role: "student", code: session.code }, newDevice());
  const teacher = await connect(origin, { role: "instructor", sessionId: session.id }, ada.cookie);
  const page = await signedInPage(browser, ada);
  await visit(page, "/account");
  await page.getByRole("button", { name: text.closing.begin }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/1 session with 0 students/)).toBeVisible();
  await expect(dialog.getByText(/^A session is live/)).toBeVisible();
  await expect(dialog.getByRole("link", { name: text.closing.exportOne })).toHaveAttribute(
    "href",
    `/sessions/${session.id}/export/session.json`,
  );
  const close = async (typed: string, secret: string) => {
    await dialog.getByLabel(text.closing.type).fill(typed);
    await dialog.getByLabel(text.currentPassword).fill(secret);
    await dialog.getByRole("button", { name: text.closing.close }).click();
  };
  await close("somebody@example.org", password);
  await expect(dialog.getByText(text.closing.typedWrong)).toBeVisible();
  await close(ada.email, "not the password");
  await expect(dialog.getByText(text.currentWrong)).toBeVisible();
  await close(ada.email, password);
  await expect(page.getByText(text.closedTitle)).toBeVisible();
  await student.when(() => !student.socket.connected, "the end of the student's connection");
  await teacher.when(() => !teacher.socket.connected, "the end of the teacher's connection");
  expect(await rowsOf(database.url, `SELECT id FROM "ClassSession" WHERE id = $1`, [session.id])).toEqual([]);
  const account = await fetch(`${origin}/account`, { redirect: "manual", headers: { cookie: ada.cookie } });
  expect(account.headers.get("location")).toBe("/signin?callbackUrl=%2Faccount");
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain("next-auth.session-token");
});

test("HP9 an account without a password is closed by a fresh sign-in only", async () => {
  const ada = await someone({ passwordHash: null });
  const form = new FormData();
  form.append("typed", ada.email);
  const close = () =>
    callAction(
      `${origin}/account`,
      builtActions().get("app/account/actions.ts closeOwnAccount") ?? "",
      [null, form],
      ada.cookie,
    );
  await rowsOf(
    database.url,
    `UPDATE "SignIn" SET "createdAt" = now() - interval '11 minutes' WHERE "instructorId" = $1`,
    [ada.id],
  );
  expect((await close()).value).toBe("sign-in-again");
  await rowsOf(database.url, `UPDATE "SignIn" SET "createdAt" = now() WHERE "instructorId" = $1`, [ada.id]);
  expect((await close()).value).toBe("closed");
});

test("HP11 off HTTPS the password field says what is at stake, on the machine itself it does not", async ({
  browser,
}) => {
  const near = await newProfile(browser, "en", { baseURL: `http://localhost:${port}` });
  await visit(near, "/signin");
  await expect(near.getByText(text.plainWireTitle)).toHaveCount(0);
  const far = await newProfile(browser, "en", {
    baseURL: `http://${(await ownAddresses())[0] ?? hostname()}:${port}`,
  });
  await visit(far, "/signin");
  await expect(far.getByText(text.plainWireTitle)).toBeVisible();
  await expect(far.getByText(filled(text.plainWireBody.split("<")[0]))).toBeVisible();
});

test("HP6 nothing that was sent or signed in this file stands in the server's log", () => {
  expect(log).toContain("Spiralroom is ready");
  for (const secret of secrets) expect(log).not.toContain(secret);
  expect(log).not.toMatch(/eyJ[\w-]{20,}|not the password/);
  // the wrong name of this server alone is told: whoever sets up a proxy needs it
  expect(log.replaceAll('"reason":"evil.example"', "")).not.toContain("evil.example");
});
