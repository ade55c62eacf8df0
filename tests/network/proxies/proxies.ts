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

interface Kind {
  /** the file beside this one, which the guide quotes */
  file: string;
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
    program: "/usr/sbin/nginx",
    args: (folder) => ["-p", folder, "-c", `${folder}/nginx.conf`],
    adapt: (setUp, { folder, port, server }) =>
      nginxFrame(
        folder,
        setUp
          .replace("listen 443", `listen 127.0.0.1:${port}`)
          .replaceAll("/etc/ssl/class.example", folder)
          .replace("127.0.0.1:3000", `127.0.0.1:${server}`),
      ),
  },
  caddy: {
    file: "Caddyfile",
    program: "/usr/bin/caddy",
    args: (folder) => ["run", "--adapter", "caddyfile", "--config", `${folder}/Caddyfile`],
    adapt: (setUp, { folder, port, server }) =>
      `{\n  admin off\n  auto_https disable_redirects\n}\n${setUp}`
        .replace(
          "class.example {",
          `https://localhost:${port} {\n  tls ${folder}/fullchain.pem ${folder}/privkey.pem`,
        )
        .replace("127.0.0.1:3000", `127.0.0.1:${server}`),
  },
  haproxy: {
    file: "haproxy.cfg",
    program: "/usr/sbin/haproxy",
    args: (folder) => ["-db", "-f", `${folder}/haproxy.cfg`],
    adapt: (setUp, { folder, port, server }) =>
      setUp
        .replace("bind :443", `bind 127.0.0.1:${port}`)
        .replace("/etc/haproxy/class.example.pem", `${folder}/both.pem`)
        .replace("127.0.0.1:3000", `127.0.0.1:${server}`),
  },
} satisfies Record<string, Kind>;

export type ProxyName = keyof typeof kinds;

// the keys of the object above
export const proxyNames = Object.keys(kinds) as ProxyName[];

export const isInstalled = (name: ProxyName): boolean => existsSync(kinds[name].program);

/** The set-up as the guide has it. */
export const setUpOf = (name: ProxyName): string =>
  readFileSync(path.join(import.meta.dirname, kinds[name].file), "utf8");

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
export async function startProxy(name: ProxyName, server: number): Promise<RunningProxy> {
  const { file, program, args, adapt }: Kind = kinds[name];
  const folder = mkdtempSync(path.join(tmpdir(), `${name}-`));
  mkdirSync(path.join(folder, "home"));
  await certificateIn(folder);
  const port = await freePort();
  writeFileSync(path.join(folder, file), adapt(setUpOf(name), { folder, port, server }));
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
