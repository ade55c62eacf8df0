/** The guides of docs/, as their readers have them in the product. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Language } from "@/lib/content/language";

const topics = ["lab", "tensors"];

export interface GuideText {
  title: string;
  /** Markdown */
  body: string;
}

/** A guide without its pictures, and without links into the repository, which the product does not serve; null when there is none. */
export async function guideOf(topic: string, language: Language): Promise<GuideText | null> {
  if (!topics.includes(topic)) return null;
  const text = await readFile(path.join(process.cwd(), "docs", `${topic}.${language}.md`), "utf8");
  const [heading, ...lines] = text.split("\n");
  const body = lines
    .filter((line) => !line.startsWith("!["))
    .join("\n")
    .replace(/\[([^\]]+)\]\((?!https?:)[^)]+\)/g, "$1");
  return { title: heading.replace(/^# /, ""), body };
}
