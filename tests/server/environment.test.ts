// A wrong environment ends the start with one sentence that names the variable.
import { expect, test } from "vitest";
import { EnvironmentError, readEnvironment } from "@/lib/server/environment";

const good = {
  DATABASE_URL: "postgresql://localhost/spiralroom",
  SPIRALROOM_SECRET: "s".repeat(32),
  NEXTAUTH_SECRET: "n".repeat(32),
};

const sentence = (variables: Record<string, string | undefined>): string => {
  try {
    readEnvironment({ ...good, ...variables });
    return "accepted";
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
};

test("D28 what is missing or wrong is named in one sentence", () => {
  expect(sentence({ DATABASE_URL: undefined })).toBe("The environment variable DATABASE_URL is missing.");
  expect(sentence({ SPIRALROOM_SECRET: "" })).toBe("The environment variable SPIRALROOM_SECRET is missing.");
  const wrong: Record<string, string>[] = [
    ...[
      { DATABASE_URL: "mysql://x" },
      { PORT: "eighty" },
      { PORT: "70000" },
      { PUBLIC_URL: "class.example" },
    ],
    ...[{ PUBLIC_URL: "https://class.example/app" }, { TRUST_PROXY: "yes" }, { TLS_CERT: "cert.pem" }],
    ...[{ TLS_KEY: "key.pem" }, { NEXTAUTH_SECRET: "short" }, { LOG_LEVEL: "loud" }, { NODE_ENV: "staging" }],
  ];
  for (const variables of wrong) {
    const [name] = Object.keys(variables);
    const named = name === "TLS_CERT" ? "TLS_KEY" : name;
    expect(sentence(variables)).toMatch(
      new RegExp(`^The environment variable ${named} is wrong: [^\n]+\\.$`),
    );
  }
});

test("D28 a sentence says what would be right, and of what belongs together which is missing", () => {
  const says: [Record<string, string>, RegExp][] = [
    [{ DATABASE_URL: "postgresql://lin:a/b#c@db/class" }, /DATABASE_URL is wrong: is no address: .*%2F/],
    [{ LOG_LEVEL: "loud" }, /LOG_LEVEL is wrong: must be info, warn or error\.$/],
    [{ PORT: "70000" }, /PORT is wrong: must be a port number, 0 to 65535\.$/],
    [{ RETENTION_DAYS: "0" }, /RETENTION_DAYS is wrong: must be a number of days, 1 to 3650\.$/],
    [{ GITHUB_ID: "id" }, /GITHUB_SECRET is wrong: must be set together with GITHUB_ID\.$/],
    [{ GOOGLE_SECRET: "word" }, /GOOGLE_SECRET is wrong: must be set together with GOOGLE_ID\.$/],
    [{ OIDC_ID: "id", OIDC_SECRET: "word" }, /OIDC_ISSUER is wrong: must be set together with OIDC_ID\.$/],
    [{ OIDC_ID: "id", OIDC_SECRET: "word", OIDC_ISSUER: "login" }, /OIDC_ISSUER is wrong: must be an addr/],
  ];
  for (const [variables, said] of says) expect(sentence(variables)).toMatch(said);
  const whole = { OIDC_ID: "id", OIDC_SECRET: "word", OIDC_ISSUER: "https://login.example/realms/school" };
  expect(sentence({ ...whole, GITHUB_ID: "", GITHUB_SECRET: "" })).toBe("accepted");
});

test("D28 what is right is read with its defaults", () => {
  expect(readEnvironment(good)).toMatchObject({
    port: 3000,
    host: "0.0.0.0",
    proxies: 0,
    publicUrl: null,
    tls: null,
  });
  const full = readEnvironment({
    ...good,
    ...{
      PORT: "8443",
      PUBLIC_URL: "https://class.example/",
      TRUST_PROXY: "true",
      TLS_CERT: "c",
      TLS_KEY: "k",
    },
  });
  expect(full).toMatchObject({
    ...{ port: 8443, publicUrl: "https://class.example", proxies: 1 },
    tls: { certificate: "c", key: "k" },
  });
});
