/** The server's environment, checked before anything starts. */
import { z } from "zod";

const portSaid = "must be a port number, 0 to 65535";
const port = z.coerce.number(portSaid).int(portSaid).min(0, portSaid).max(65_535, portSaid);
const secret = z.string().min(32, "needs at least 32 characters");

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname } = new URL(text);
  return /^https?:$/.test(protocol) && pathname === "/";
}

const webAddress = z
  .string()
  .refine(isWebAddress, "must be an address like https://class.example, without a path")
  .transform((text) => new URL(text).origin);

/** Of whoever signs people in for others: it may lie under a path. */
const issuer = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    "must be an address like https://login.example",
  );

/** What is worth something together only, the later named where one is missing. */
const pairs = [
  ["TLS_CERT", "TLS_KEY"],
  ["GITHUB_ID", "GITHUB_SECRET"],
  ["GOOGLE_ID", "GOOGLE_SECRET"],
  ["OIDC_ID", "OIDC_SECRET"],
  ["OIDC_ID", "OIDC_ISSUER"],
] as const;

const some = z.string().min(1).optional();

/** "1" or "true" trusts one proxy; a number trusts as many. */
const proxies = z
  .string()
  .regex(/^(true|false|\d{1,2})$/, "must be true, false or the number of proxies")
  .transform((text) => (text === "true" ? 1 : text === "false" ? 0 : Number(text)));

const daysSaid = "must be a number of days, 1 to 3650";
const days = z.coerce.number(daysSaid).int(daysSaid).min(1, daysSaid).max(3_650, daysSaid).optional();

const environmentSchema = z
  .object({
    NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
    PORT: port.default(3000),
    HOST: z.string().min(1).optional(),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\/\S+$/, "must begin with postgresql:// and have no spaces")
      .refine(
        (text) => URL.canParse(text),
        "is no address: in its password @ : / # ? and % are written as %40 %3A %2F %23 %3F and %25",
      ),
    PUBLIC_URL: webAddress.optional(),
    TRUST_PROXY: proxies.default(0),
    // the pages and `npm run admin` read it, too
    RETENTION_DAYS: days,
    // the sign-in page reads it
    ADMIN_CONTACT: z.string().max(200, "must be a line of at most 200 characters").optional(),
    ...{ TLS_CERT: some, TLS_KEY: some },
    // the sign-in page reads these
    ...{ GITHUB_ID: some, GITHUB_SECRET: some, GOOGLE_ID: some, GOOGLE_SECRET: some },
    ...{ OIDC_ISSUER: issuer.optional(), OIDC_ID: some, OIDC_SECRET: some },
    SPIRALROOM_SECRET: secret,
    NEXTAUTH_SECRET: secret,
    SPIRALROOM_BUILD: z
      .string()
      .regex(/^\w{1,64}$/, "must be letters and digits")
      .default("unnamed"),
    METRICS_TOKEN: z
      .string()
      .regex(/^[\w.~+/=-]{16,}$/, "needs at least 16 letters, digits or . ~ + / = - _")
      .optional(),
    SPIRALROOM_UPGRADE: z.enum(["true", "false"]).default("false"),
    SPIRALROOM_SIBLINGS: z.string().min(1).optional(),
    LOG_LEVEL: z
      .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], "must be info, warn or error")
      .default("info"),
  })
  .superRefine((given, { addIssue }) => {
    for (const [one, other] of pairs)
      if (!given[one] !== !given[other])
        addIssue({ code: "custom", path: [other], message: `must be set together with ${one}` });
  });

export interface ServerEnvironment {
  development: boolean;
  /** 0 takes any free port */
  port: number;
  /** without HOST every address of this machine; behind a proxy, whose headers are believed, only its own */
  host: string;
  databaseUrl: string;
  /** origin for links and QR codes; null: as the request came */
  publicUrl: string | null;
  /** trusted proxies in front of the server */
  proxies: number;
  /** files of the certificate and its key; null: plain HTTP */
  tls: { certificate: string; key: string } | null;
  /** personal codes are derived from it */
  secret: string;
  /** sign-ins are sealed with it */
  signInSecret: string;
  /** of the sources that run; a start names it */
  build: string;
  /** beside nodes of another build, from which this one takes over */
  upgrade: boolean;
  /** whoever sends it may read the metrics; null: only this machine */
  metricsToken: string | null;
  /** the folder in which the nodes of this machine reach each other, when their supervisor hands them their connections */
  siblings: string | null;
  logLevel: string;
  /** days after which students' work is erased; null: it is kept */
  keepDays: number | null;
}

/** The message is one sentence that names the variable. */
export class EnvironmentError extends Error {}

function sentenceOf({ path, message, input }: z.core.$ZodIssue): string {
  const name = path.join(".");
  if (input === undefined && message.startsWith("Invalid input"))
    return `The environment variable ${name} is missing.`;
  return `The environment variable ${name} is wrong: ${message}.`;
}

/**
 * Reads and checks the variables; empty ones count as unset.
 * @throws EnvironmentError for the first that is missing or wrong
 */
export function readEnvironment(source: Record<string, string | undefined>): ServerEnvironment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = environmentSchema.safeParse(given, { reportInput: true });
  if (!parsed.success) throw new EnvironmentError(sentenceOf(parsed.error.issues[0]));
  const { NODE_ENV, PORT, HOST, DATABASE_URL, PUBLIC_URL, TRUST_PROXY, TLS_CERT, TLS_KEY } = parsed.data;
  return {
    development: NODE_ENV === "development",
    port: PORT,
    host: HOST ?? (TRUST_PROXY > 0 ? "127.0.0.1" : "0.0.0.0"),
    databaseUrl: DATABASE_URL,
    publicUrl: PUBLIC_URL ?? null,
    proxies: TRUST_PROXY,
    tls: TLS_CERT && TLS_KEY ? { certificate: TLS_CERT, key: TLS_KEY } : null,
    secret: parsed.data.SPIRALROOM_SECRET,
    signInSecret: parsed.data.NEXTAUTH_SECRET,
    build: parsed.data.SPIRALROOM_BUILD,
    metricsToken: parsed.data.METRICS_TOKEN ?? null,
    upgrade: parsed.data.SPIRALROOM_UPGRADE === "true",
    siblings: parsed.data.SPIRALROOM_SIBLINGS ?? null,
    logLevel: parsed.data.LOG_LEVEL,
    keepDays: parsed.data.RETENTION_DAYS ?? null,
  };
}

/**
 * Of the variables only after how many days work is erased, for a command that needs no other; null: it is kept.
 * @throws EnvironmentError
 */
export function readKeepDays({ RETENTION_DAYS }: Record<string, string | undefined>): number | null {
  const parsed = z
    .object({ RETENTION_DAYS: days })
    .safeParse({ RETENTION_DAYS: RETENTION_DAYS || undefined }, { reportInput: true });
  if (!parsed.success) throw new EnvironmentError(sentenceOf(parsed.error.issues[0]));
  return parsed.data.RETENTION_DAYS ?? null;
}
