/** The certificate that HTTPS is served with: how long, for whom, and whether its key is the right one. */
import { certificateState, type CertificateState } from "../../serving/certificate-state";
import { look, well, wrong, type Finding } from "./finding";

const dayMs = 24 * 3_600_000;
const soonDays = 14;

/** @param until ms since the epoch @param now ms */
function judgeExpiry(what: string, from: number, until: number, now: number): Finding {
  const day = new Date(until).toISOString().slice(0, 10);
  const left = Math.floor((until - now) / dayMs);
  const renew = ["Renew it and restart.", "请更新证书并重新启动。"] as const;
  if (until <= now) return wrong([`${what} expired on ${day}.`, `${what} 已于 ${day} 过期。`], renew);
  if (from > now)
    return wrong(
      [`${what} is not valid yet.`, `${what} 尚未生效。`],
      ["Set this machine's clock, or wait.", "请校准本机时钟，或等待。"],
    );
  if (left < soonDays)
    return look(
      [`${what} expires on ${day}, in ${left} days.`, `${what} 将于 ${day} 过期，还有 ${left} 天。`],
      renew,
    );
  return well(`${what} is valid until ${day}.`, `${what} 有效期至 ${day}。`);
}

function judgeNames(what: string, { covers, names }: CertificateState, host: string): Finding {
  if (covers(host)) return well(`${what} covers ${host}.`, `${what} 适用于 ${host}。`);
  return wrong(
    [`${what} does not cover ${host}, only ${names}.`, `${what} 不适用于 ${host}，只适用于 ${names}。`],
    [
      "Get one for this name, or set PUBLIC_URL to a name that it covers.",
      "请申请适用于该名称的证书，或把 PUBLIC_URL 设为它适用的名称。",
    ],
  );
}

/** @param host under which it is reached; null when that is not said */
export function examineCertificate(
  files: { certificate: string; key: string },
  host: string | null,
  now = Date.now(),
): Finding[] {
  const what = files.certificate;
  let state: CertificateState;
  try {
    state = certificateState(files);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [
      wrong(
        [`${what} or its key cannot be read: ${reason}.`, `无法读取 ${what} 或其密钥：${reason}。`],
        [
          "TLS_CERT and TLS_KEY name files in PEM form that the server's account can read.",
          "TLS_CERT 和 TLS_KEY 应是服务器账户可以读取的 PEM 文件。",
        ],
      ),
    ];
  }
  return [
    judgeExpiry(what, state.from, state.until, now),
    ...(host === null ? [] : [judgeNames(what, state, host)]),
    state.fits
      ? well("Its key belongs to it.", "密钥与证书相符。")
      : wrong(
          [`${files.key} is the key of another certificate.`, `${files.key} 是另一张证书的密钥。`],
          [
            "Set TLS_KEY to the key that the certificate was made with.",
            "请把 TLS_KEY 设为生成该证书所用的密钥。",
          ],
        ),
  ];
}
