// The proxies of the operating guide, run with its own set-ups: only ports, the name and the certificate are others.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { generate } from "selfsigned";
import { answers } from "../answers";
import { freePort } from "../free-port";

/** The set-ups of the guide: on the usual port, or on another one, where plain requests come to the same. */
export type Door = "usual" | "other port";

interface Kind {
  /** the file beside this one, which the guide quotes */
  file: string;
  /** the same for another port: what takes the place of a part of the first, or of the whole */
  otherPort: { file: string; replaces: string | null };
  program: string;
  args: (folder: string) => string[];
  /** the set-up as this machine runs it */
  adapt: (setUp: string, place: Place) => string;
}

interface Place {
  folder: string;
  port: number;
  /** of the server behind */
  server: number;
}

const nginxFrame = (folder: string, setUp: string): string =>
  [
    ...[
      "daemon off;",
      `pid ${folder}/nginx.pid;`,
      "error_log stderr;",
      "events {}",
      "http {",
      "access_log off;",
    ],
    ...["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
      (name) => `${name}_temp_path ${folder}/${name};`,
    ),
    ...[setUp, "}"],
  ].join("\n");

const kinds = {
  nginx: {
    file: "nginx.conf",
    otherPort: { file: "nginx-other-port.conf", replaces: "  listen 443 ssl;" },
    program: "/usr/sbin/nginx",
    args: (folder) => ["-p", folder, "-c", `${folder}/nginx.conf`],
    adapt: (setUp, { folder, port, server }) =>
      nginxFrame(
        folder,
        setUp
          .replace(/listen (?:443|8443)/, `listen 127.0.0.1:${port}`)
          .replaceAll("/etc/ssl/class.example", folder)
          .replace("127.0.0.1:3000", `127.0.0.1:${server}`),
      ),
  },
  caddy: {
    file: "Caddyfile",
    otherPort: { file: "Caddyfile-other-port", replaces: null },
    program: "/usr/bin/caddy",
    args: (folder) => ["run", "--adapter", "caddyfile", "--config", `${folder}/Caddyfile`],
    adapt: (setUp, { folder, port, server }) =>
      (setUp.startsWith("{") ? setUp : `{\n  auto_https disable_redirects\n}\n${setUp}`)
        .replace("{", "{\n  admin off")
        .replace(
          "\nclass.example {",
          `\nhttps://localhost:${port} {\n  tls ${folder}/fullchain.pem ${folder}/privkey.pem`,
        )
        .replace("https://class.example:8443", `https://localhost:${port}`)
        .replaceAll("/etc/ssl/class.example", folder)
        .replace("127.0.0.1:3000", `127.0.0.1:${server}`),
  },
  haproxy: {
    file: "haproxy.cfg",
    otherPort: {
      file: "haproxy-other-port.cfg",
      replaces: "frontend class\n  bind :443 ssl crt /etc/haproxy/class.example.pem",
    },
    program: "/usr/sbin/haproxy",
    args: (folder) => ["-db", "-f", `${folder}/haproxy.cfg`],
    adapt: (setUp, { folder, port, server }) =>
      setUp
        .replace(/bind :(?:443|8443)/, `bind 127.0.0.1:${port}`)
        .replaceAll("abns@class", `abns@class-${port}`)
        .replace("/etc/haproxy/class.example.pem", `${folder}/both.pem`)
        .replace("127.0.0.1:3000", `127.0.0.1:${server}`),
  },
} satisfies Record<string, Kind>;

export type ProxyName = keyof typeof kinds;

// the keys of the object above
export const proxyNames = Object.keys(kinds) as ProxyName[];

export const isInstalled = (name: ProxyName): boolean => existsSync(kinds[name].program);

const textOf = (file: string): string => readFileSync(path.join(import.meta.dirname, file), "utf8");

/** What the guide quotes. */
export const quotesOf = (name: ProxyName): string[] =>
  [kinds[name].file, kinds[name].otherPort.file].map(textOf);

/** The set-up as whoever follows the guide has it. */
function setUpOf(name: ProxyName, door: Door): string {
  const { file, otherPort }: Kind = kinds[name];
  if (door === "usual") return textOf(file);
  const { replaces } = otherPort;
  const other = textOf(otherPort.file);
  return replaces === null ? other : textOf(file).replace(replaces, () => other.trimEnd());
}

export interface RunningProxy {
  url: string;
  close: () => Promise<void>;
}

async function certificateIn(folder: string): Promise<void> {
  const made = await generate([{ name: "commonName", value: "localhost" }], {
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] }],
  });
  writeFileSync(path.join(folder, "fullchain.pem"), made.cert);
  writeFileSync(path.join(folder, "privkey.pem"), made.private);
  writeFileSync(path.join(folder, "both.pem"), `${made.cert}\n${made.private}`);
}

/**
 * Starts a proxy in front of a server of this machine.
 * @throws when it ends, with what it said
 */
export async function startProxy(
  name: ProxyName,
  server: number,
  door: Door = "usual",
): Promise<RunningProxy> {
  const { file, program, args, adapt }: Kind = kinds[name];
  const folder = mkdtempSync(path.join(tmpdir(), `${name}-`));
  mkdirSync(path.join(folder, "home"));
  await certificateIn(folder);
  const port = await freePort();
  writeFileSync(path.join(folder, file), adapt(setUpOf(name, door), { folder, port, server }));
  const env = { ...process.env, HOME: path.join(folder, "home") };
  const child: ChildProcess = spawn(program, args(folder), { stdio: ["ignore", "ignore", "pipe"], env });
  let said = "";
  child.stderr?.on("data", (bytes: Buffer) => (said += bytes.toString()));
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}: ${said}`);
    await pause(50);
  }
  const close = async () => {
    child.kill("SIGTERM");
    if (child.exitCode === null) await once(child, "exit");
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `https://localhost:${port}`, close };
}
