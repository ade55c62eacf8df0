/** Whether the server answers on its port, and under its public address as pages need it. */
import { randomBytes } from "node:crypto";
import { request as requestPlain, type IncomingMessage } from "node:http";
import { request as requestTls } from "node:https";
import { readReach, reachPath } from "@/lib/contract/reach";
import type { ServerEnvironment } from "@/lib/server/environment";
import { portIsFree } from "../../serving/free-port";
import { look, well, wrong, type Finding } from "./finding";

interface Answer {
  status: number;
  headers: IncomingMessage["headers"];
  body: string;
}

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  /** of our own machine the certificate's name is another matter */
  trusting?: boolean;
}

/** @throws the system's error when nothing answers within 5 seconds */
function ask(url: URL, { method = "GET", headers, trusting = false }: Asked = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === "https:" ? requestTls : requestPlain)(
      url,
      { method, headers, timeout: 5_000, agent: false, ...(trusting && { rejectUnauthorized: false }) },
      (response) => {
        let body = "";
        response.setEncoding("utf8");
        response.on("data", (text: string) => (body = (body + text).slice(0, 10_000)));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
        response.on("error", reject);
      },
    );
    request.on("upgrade", (response, socket) => {
      socket.destroy();
      resolve({ status: 101, headers: response.headers, body: "" });
    });
    request.on("timeout", () => request.destroy(new Error("no answer within 5 s")));
    request.on("error", reject);
    request.end();
  });
}

const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const message = error instanceof Error ? error.message : String(error);
  return [code, message].filter(Boolean).join(": ");
};

type Listening = Pick<ServerEnvironment, "port" | "host" | "tls">;

/** Of the port that the server has, or would take. */
export async function examinePort({ port, host, tls }: Listening): Promise<Finding[]> {
  const free = await portIsFree(port, host, 0).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code ?? "error",
  );
  if (free === true)
    return [well(`Port ${port} is free; the server does not run.`, `端口 ${port} 空闲；服务器没有运行。`)];
  if (free !== "EADDRINUSE")
    return [
      wrong(
        [
          `Port ${port} on ${host} cannot be opened (${free}).`,
          `无法打开 ${host} 的端口 ${port}（${free}）。`,
        ],
        [
          "Ports under 1024 want a right: a proxy in front, or AmbientCapabilities=CAP_NET_BIND_SERVICE. HOST must be an address of this machine.",
          "1024 以下的端口需要权限：请在前面放代理，或设 AmbientCapabilities=CAP_NET_BIND_SERVICE。HOST 必须是本机的地址。",
        ],
      ),
    ];
  const local = new URL(`${tls ? "https" : "http"}://127.0.0.1:${port}/readyz`);
  const answer = await ask(local, { trusting: true }).catch(() => null);
  if (answer?.status === 200 && answer.body === "ready\n")
    return [
      well(`The server answers on port ${port} and is ready.`, `服务器在端口 ${port} 上运行并已就绪。`),
    ];
  if (answer?.status === 503)
    return [
      wrong(
        [
          `The server answers on port ${port} but is not ready: ${answer.body.trim()}.`,
          `服务器在端口 ${port} 上运行但未就绪：${answer.body.trim()}。`,
        ],
        ["See what is said of the database.", "请看关于数据库的说明。"],
      ),
    ];
  return [
    wrong(
      [`Another program has port ${port}.`, `端口 ${port} 被其他程序占用。`],
      [
        `Stop it (ss -ltnp 'sport = :${port}' names it), or set PORT to another one.`,
        `请停止它（用 ss -ltnp 'sport = :${port}' 查看），或把 PORT 设为别的端口。`,
      ],
    ),
  ];
}

async function examineReach(origin: URL): Promise<Finding> {
  const headers = { origin: origin.origin, "sec-fetch-site": "same-origin", "content-length": "0" };
  const answer = await ask(new URL(reachPath, origin), { method: "POST", headers });
  let reach = null;
  try {
    reach = readReach(JSON.parse(answer.body));
  } catch {
    // somebody else's page
  }
  if (reach?.spiralroom === "reached")
    return well("Pages reach it under their own name.", "页面以自己的名称到达服务器。");
  if (reach)
    return wrong(
      ["The proxy hides the name under which pages come.", "代理隐藏了页面使用的名称。"],
      [
        "Let it send Host, or X-Forwarded-Host with TRUST_PROXY set.",
        "请让代理传递 Host，或设置 TRUST_PROXY 并传递 X-Forwarded-Host。",
      ],
    );
  return wrong(
    [
      `Something else answers there (status ${answer.status}).`,
      `那里回答的不是本服务器（状态 ${answer.status}）。`,
    ],
    ["Compare the proxy's target with the server's port.", "请核对代理指向的端口。"],
  );
}

async function examineUpgrade(origin: URL): Promise<Finding> {
  const { status } = await ask(new URL("/socket.io/?EIO=4&transport=websocket", origin), {
    headers: {
      ...{ connection: "Upgrade", upgrade: "websocket", origin: origin.origin },
      ...{ "sec-websocket-version": "13", "sec-websocket-key": randomBytes(16).toString("base64") },
    },
  });
  if (status === 101) return well("WebSockets pass.", "WebSocket 可以通过。");
  return look(
    [
      `WebSockets do not pass (status ${status}): pages go by polling.`,
      `WebSocket 无法通过（状态 ${status}）：页面使用轮询。`,
    ],
    ["Let the proxy pass Upgrade and Connection.", "请让代理传递 Upgrade 和 Connection。"],
  );
}

async function examineScheme(origin: URL): Promise<Finding[]> {
  if (origin.protocol !== "https:") return [];
  const { headers } = await ask(new URL("/signin", origin));
  if (headers["strict-transport-security"])
    return [well("It knows that pages come by HTTPS.", "服务器知道页面使用 HTTPS。")];
  return [
    wrong(
      [
        "It does not know that pages come by HTTPS: cookies are not kept to it.",
        "服务器不知道页面使用 HTTPS：cookie 没有限定于 HTTPS。",
      ],
      [
        "Set TRUST_PROXY, and let the proxy send X-Forwarded-Proto.",
        "请设置 TRUST_PROXY，并让代理传递 X-Forwarded-Proto。",
      ],
    ),
  ];
}

async function examineMetrics(origin: URL): Promise<Finding[]> {
  const { status } = await ask(new URL("/metrics", origin));
  if (status !== 200) return [];
  return [
    look(
      ["The metrics can be read by everybody.", "任何人都能读取 /metrics。"],
      ["Set METRICS_TOKEN.", "请设置 METRICS_TOKEN。"],
    ),
  ];
}

type Advice = readonly [en: string, zh: string];

/** What keeps an address from being reached, by the code of the system's error, and what to do about it. */
const unreachable: readonly (readonly [sign: RegExp, todo: Advice])[] = [
  [
    /CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/,
    [
      "Renew the certificate there (openssl x509 -noout -dates -in FILE tells its days), load it anew, and look at the clock.",
      "请更新那里的证书（openssl x509 -noout -dates -in 文件 可查看日期），重新加载，并检查时钟。",
    ],
  ],
  [
    /UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT/,
    [
      "The proxy sends its certificate without those in between: give it the whole chain (fullchain.pem). Where a private authority signed it, run this with NODE_EXTRA_CA_CERTS set to the authority's file.",
      "代理没有发送中间证书：请使用完整证书链（fullchain.pem）。若由内部机构签发，请设置 NODE_EXTRA_CA_CERTS 为其证书文件后再运行。",
    ],
  ],
  [
    /SELF_SIGNED_CERT/,
    [
      "No browser trusts this certificate until a person says so on each device: get one of an authority. Where a private one signed it, run this with NODE_EXTRA_CA_CERTS set to the authority's file.",
      "浏览器不信任这张证书，除非在每台设备上手动同意：请使用机构签发的证书。若由内部机构签发，请设置 NODE_EXTRA_CA_CERTS 为其证书文件后再运行。",
    ],
  ],
  [
    /ERR_TLS_CERT_ALTNAME_INVALID/,
    ["Get a certificate for the name in PUBLIC_URL.", "请使用包含 PUBLIC_URL 中域名的证书。"],
  ],
  [
    /ENOTFOUND|EAI_AGAIN/,
    [
      "No name server knows the name: look at PUBLIC_URL, and at the name's entry.",
      "域名无法解析：请检查 PUBLIC_URL 和域名记录。",
    ],
  ],
];

const otherwise: Advice = [
  "Look at the name (DNS), the firewall, and whether the proxy runs. Some routers lead nobody back inside: then try from a phone.",
  "请检查域名（DNS）、防火墙，以及代理是否在运行。有些路由器不允许从内部绕回：请用手机试试。",
];

/** @param publicUrl the origin that people type */
export async function examinePublic(publicUrl: string): Promise<Finding[]> {
  const origin = new URL(publicUrl);
  try {
    const reach = await examineReach(origin);
    if (reach.state === "wrong") return [reach];
    return [
      reach,
      await examineUpgrade(origin),
      ...(await examineScheme(origin)),
      ...(await examineMetrics(origin)),
    ];
  } catch (error) {
    const reason = reasonOf(error);
    return [
      wrong(
        [`${publicUrl} cannot be reached from here: ${reason}.`, `从本机无法访问 ${publicUrl}：${reason}。`],
        unreachable.find(([sign]) => sign.test(reason))?.[1] ?? otherwise,
      ),
    ];
  }
}
