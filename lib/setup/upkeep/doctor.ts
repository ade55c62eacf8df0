/** `npm run doctor`: whether this machine can hold a class, and what to do where it cannot. */
import { existsSync } from "node:fs";
import path from "node:path";
import { EnvironmentError, readEnvironment, type ServerEnvironment } from "@/lib/server/environment";
import { command } from "../serving/command";
import { dataFolderPath } from "../serving/data-folder";
import { usedSecrets } from "../serving/secrets";
import { examinePort, examinePublic } from "./doctor/addresses";
import { examineCertificate } from "./doctor/certificate";
import { examineDatabase } from "./doctor/database";
import { languageOf, well, wrong, written, type Finding } from "./doctor/finding";
import { examineFolder, examineMachine } from "./doctor/machine";
import { withFoundDatabase } from "./found-database";

/** What a start would make is as if it were there. */
function environmentOf(folder: string): ServerEnvironment | Finding {
  const later = "x".repeat(32);
  try {
    return readEnvironment({
      ...process.env,
      DATABASE_URL: process.env.DATABASE_URL || "postgresql://embedded",
      ...{ SPIRALROOM_SECRET: later, NEXTAUTH_SECRET: later, ...usedSecrets(folder) },
    });
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    return wrong([error.message, error.message], ["Correct or unset it.", "请改正或取消设置。"]);
  }
}

async function examineStored(folder: string): Promise<Finding[]> {
  const { DATABASE_URL, SPIRALROOM_SECRET } = process.env;
  const secret = usedSecrets(folder).SPIRALROOM_SECRET;
  if (DATABASE_URL) return examineDatabase(DATABASE_URL, { secret, set: !!SPIRALROOM_SECRET });
  if (!existsSync(path.join(folder, "pg/PG_VERSION")))
    return [well("There is no database yet: the first start makes one.", "还没有数据库：首次启动时会创建。")];
  try {
    return await withFoundDatabase((url) => examineDatabase(url, { secret, set: true }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [wrong([reason, reason], ["The lines of PostgreSQL say why.", "PostgreSQL 的输出说明了原因。"])];
  }
}

function examineTls({ tls, publicUrl }: ServerEnvironment, folder: string): Finding[] {
  const host = publicUrl?.startsWith("https:") ? new URL(publicUrl).hostname : null;
  if (tls) return examineCertificate(tls, host);
  const own = {
    certificate: path.join(folder, "tls/certificate.pem"),
    key: path.join(folder, "tls/key.pem"),
  };
  return existsSync(own.certificate) ? examineCertificate(own, null) : [];
}

async function examine(): Promise<Finding[]> {
  const folder = dataFolderPath();
  const environment = environmentOf(folder);
  const machine = [...(await examineMachine()), ...(await examineFolder(folder))];
  if ("state" in environment) return [...machine, environment];
  return [
    ...machine,
    ...(await examinePort(environment)),
    ...(await examineStored(folder)),
    ...examineTls(environment, folder),
    ...(environment.publicUrl ? await examinePublic(environment.publicUrl) : []),
  ];
}

void command(async () => {
  const language = languageOf(process.env);
  const found = await examine();
  for (const finding of found) console.log(written(finding, language));
  process.exit(found.some(({ state }) => state === "wrong") ? 1 : 0);
});
