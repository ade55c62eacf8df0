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

/** The set-ups of the guide: on the usual port; on another one, where plain requests come to the same; before two nodes. */
export type Door = "usual" | "other port" | "two nodes";

interface Kind {
  /** the file beside this one, which the guide quotes */
  file: string;
  /** the same for another port: what takes the place of a part of the first, or of the whole */
  otherPort: { file: string; replaces: string | null };
  /** the same before two nodes, and what else changes with it */
  nodes: { file: string; replaces: string; also?: readonly [before: string, after: string] };
  program: string;
  args: (folder: string) => string[];
  /** the set-up as this machine runs it */
  adapt: (setUp: string, place: Place) => string;
}

interface Place {
  folder: string;
  port: number;
}

/** The guide's addresses of servers, as those of this machine. */
const onThisMachine = (setUp: string, servers: readonly number[]): string =>
  ["127.0.0.1:3000", "10.0.0.11:3000", "10.0.0.12:3000"].reduce(
    (text, address, place) => text.replaceAll(address, `127.0.0.1:${servers[Math.max(0, place - 1)]}`),
    setUp,
  );

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
    nodes: {
      file: "nginx-nodes.conf",
      replaces: "server {\n",
      also: ["http://127.0.0.1:3000", "http://spiralroom"],
    },
    program: "/usr/sbin/nginx",
    args: (folder) => ["-p", folder, "-c", `${folder}/nginx.conf`],
    adapt: (setUp, { folder, port }) =>
      nginxFrame(
        folder,
        setUp
          .replace(/listen (?:443|8443)/, `listen 127.0.0.1:${port}`)
          .replaceAll("/etc/ssl/class.example", folder),
      ),
  },
  caddy: {
    file: "Caddyfile",
    otherPort: { file: "Caddyfile-other-port", replaces: null },
    nodes: { file: "Caddyfile-nodes", replaces: "  reverse_proxy 127.0.0.1:3000\n" },
    program: "/usr/bin/caddy",
    args: (folder) => ["run", "--adapter", "caddyfile", "--config", `${folder}/Caddyfile`],
    adapt: (setUp, { folder, port }) =>
      (setUp.startsWith("{") ? setUp : `{\n  auto_https disable_redirects\n}\n${setUp}`)
        .replace("{", "{\n  admin off")
        .replace(
          "\nclass.example {",
          `\nhttps://localhost:${port} {\n  tls ${folder}/fullchain.pem ${folder}/privkey.pem`,
        )
        .replace("https://class.example:8443", `https://localhost:${port}`)
        .replaceAll("/etc/ssl/class.example", folder),
  },
  haproxy: {
    file: "haproxy.cfg",
    otherPort: {
      file: "haproxy-other-port.cfg",
      replaces: "frontend class\n  bind :443 ssl crt /etc/haproxy/class.example.pem",
    },
    nodes: {
      file: "haproxy-nodes.cfg",
      replaces: "backend spiralroom\n  server spiralroom 127.0.0.1:3000\n",
    },
    program: "/usr/sbin/haproxy",
    args: (folder) => ["-db", "-f", `${folder}/haproxy.cfg`],
    adapt: (setUp, { folder, port }) =>
      setUp
        .replace(/bind :(?:443|8443)/, `bind 127.0.0.1:${port}`)
        .replaceAll("abns@class", `abns@class-${port}`)
        .replace("/etc/haproxy/class.example.pem", `${folder}/both.pem`),
  },
} satisfies Record<string, Kind>;

export type ProxyName = keyof typeof kinds;

// the keys of the object above
export const proxyNames = Object.keys(kinds) as ProxyName[];

export const isInstalled = (name: ProxyName): boolean => existsSync(kinds[name].program);

const textOf = (file: string): string => readFileSync(path.join(import.meta.dirname, file), "utf8");

/** What the guide quotes. */
export const quotesOf = (name: ProxyName): string[] =>
  [kinds[name].file, kinds[name].otherPort.file, kinds[name].nodes.file].map(textOf);

/** The set-up as whoever follows the guide has it. */
function setUpOf(name: ProxyName, door: Door): string {
  const { file, otherPort, nodes }: Kind = kinds[name];
  if (door === "usual") return textOf(file);
  if (door === "two nodes") {
    const [before, after] = nodes.also ?? ["", ""];
    return textOf(file)
      .replace(nodes.replaces, () => textOf(nodes.file))
      .replace(before, after);
  }
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
 * Starts a proxy in front of a server of this machine, or of two.
 * @throws when it ends, with what it said
 */
export async function startProxy(
  name: ProxyName,
  server: number | readonly number[],
  door: Door = "usual",
): Promise<RunningProxy> {
  const { file, program, args, adapt }: Kind = kinds[name];
  const folder = mkdtempSync(path.join(tmpdir(), `${name}-`));
  mkdirSync(path.join(folder, "home"));
  await certificateIn(folder);
  const port = await freePort();
  writeFileSync(
    path.join(folder, file),
    adapt(onThisMachine(setUpOf(name, door), [server].flat()), { folder, port }),
  );
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
