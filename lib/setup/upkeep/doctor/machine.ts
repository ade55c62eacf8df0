/** What the machine offers: Node, memory, disk, the data folder, addresses. */
import { existsSync, rmSync, statSync, writeFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { ownAddresses } from "@/lib/address/own-addresses";
import { look, well, wrong, type Finding } from "./finding";

const mebi = 1024 * 1024;
/** the process at a thousand students, PostgreSQL beside it, and the processes that check exercises */
const memoryWanted = { hall: 2_048 * mebi, class: 1_024 * mebi };
/** a class of a hundred leaves some 100 MB; PostgreSQL needs room for its own log */
const diskWanted = { free: 2_048 * mebi, least: 256 * mebi };

/** @param version as "20.19.0" */
export function judgeNode(version: string): Finding {
  const [major, minor] = version.split(".").map(Number);
  const is = [`Node ${version}.`, `Node ${version}。`] as const;
  if (major < 20 || (major === 20 && minor < 19))
    return wrong(is, ["Install Node 22 or 24.", "请安装 Node 22 或 24。"]);
  if (major < 22)
    return look(is, [
      "It works, but gets no more security updates: install Node 22 or 24 before the next term.",
      "可以使用，但不再有安全更新：请在下学期之前安装 Node 22 或 24。",
    ]);
  return well(...is);
}

/** @param free bytes that programs may still take */
export function judgeMemory(free: number): Finding {
  const size = `${(free / 1024 / mebi).toFixed(1)} GiB`;
  const is = [`${size} of memory are free.`, `可用内存 ${size}。`] as const;
  if (free < memoryWanted.class)
    return look(is, [
      "A class of 300 wants 1 GiB: close other programs, or take a larger machine.",
      "300 人的课堂需要 1 GiB：请关闭其他程序，或换更大的机器。",
    ]);
  if (free < memoryWanted.hall)
    return well(
      `${is[0].slice(0, -1)}, enough for 300 students; a thousand want 2 GiB.`,
      `${is[1].slice(0, -1)}，够 300 名学生使用；一千人需要 2 GiB。`,
    );
  return well(...is);
}

/** @param free bytes of the disk that the folder lies on */
export function judgeDisk(folder: string, free: number): Finding {
  const size = `${(free / 1024 / mebi).toFixed(1)} GiB`;
  const is = [`The disk of ${folder} has ${size} free.`, `${folder} 所在的磁盘剩余 ${size}。`] as const;
  const todo = [
    "Make room, or set SPIRALROOM_DATA to a folder on another disk: on a full one nothing more can be saved.",
    "请腾出空间，或把 SPIRALROOM_DATA 设为另一块磁盘上的文件夹：磁盘满了就无法再保存。",
  ] as const;
  if (free < diskWanted.least) return wrong(is, todo);
  return free < diskWanted.free ? look(is, todo) : well(...is);
}

function nearest(folder: string): string {
  return existsSync(folder) || path.dirname(folder) === folder ? folder : nearest(path.dirname(folder));
}

/** @param code of the system's error */
export function judgeUnwritten(folder: string, code: string): Finding {
  const is = [`${folder} cannot be written (${code}).`, `${folder} 无法写入（${code}）。`] as const;
  if (/^(ENOSPC|EDQUOT)$/.test(code))
    return wrong(is, [
      "Its disk, or what this account may take of it, is full: make room.",
      "磁盘已满，或本账户的配额已用完：请腾出空间。",
    ]);
  return wrong(is, [
    "Run it as the account that owns the folder, and mount the disk for writing; or set SPIRALROOM_DATA to another folder.",
    "请用拥有该文件夹的账户运行，并以可写方式挂载磁盘；或把 SPIRALROOM_DATA 设为别的文件夹。",
  ]);
}

function judgeWriting(folder: string): Finding {
  const probe = path.join(nearest(folder), `.doctor-${process.pid}`);
  try {
    writeFileSync(probe, "x", { flag: "wx", mode: 0o600, flush: true });
    return well(`${folder} can be written.`, `${folder} 可以写入。`);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return judgeUnwritten(folder, code);
  } finally {
    rmSync(probe, { force: true });
  }
}

/** What other accounts of the machine could read or enter. */
function judgeRights(folder: string): Finding[] {
  if (process.platform === "win32") return [];
  return [folder, path.join(folder, "secrets.json"), path.join(folder, "pg")].flatMap((file) => {
    if (!existsSync(file)) return [];
    const { mode } = statSync(file);
    // PostgreSQL's account passes through root's folder
    const open = mode & 0o066;
    if (!open) return [well(`Other accounts cannot read ${file}.`, `其他账户无法读取 ${file}。`)];
    return [
      wrong(
        [`Other accounts of this machine can read ${file}.`, `本机的其他账户可以读取 ${file}。`],
        [`chmod go-rw ${file}`, `chmod go-rw ${file}`],
      ),
    ];
  });
}

/** Of the data folder, also before it is made. */
export async function examineFolder(folder: string): Promise<Finding[]> {
  const { bavail, bsize } = await statfs(nearest(folder));
  return [judgeDisk(folder, bavail * bsize), judgeWriting(folder), ...judgeRights(folder)];
}

/** Of Linux's own count where there is one: memory that files occupy is free. */
const freeMemory = (): number => process.availableMemory?.() ?? os.freemem();

export async function examineMachine(): Promise<Finding[]> {
  const addresses = await ownAddresses();
  return [
    judgeNode(process.versions.node),
    judgeMemory(freeMemory()),
    addresses.length > 0
      ? well(`Addresses on the network: ${addresses.join(", ")}.`, `网络地址：${addresses.join("、")}。`)
      : look(
          ["This machine has no address on a network.", "本机没有网络地址。"],
          ["Connect it to the network that the students use.", "请连接到学生所用的网络。"],
        ),
  ];
}
