/** The simulated students. */
import { takePart, type DemoStudent } from "./student";

const students: DemoStudent[] = [
  { name: "Mina (demo)", skill: 0.9 },
  { name: "李雷（演示）", skill: 0.8 },
  { name: "Jonas (demo)", skill: 0.4 },
  { name: "韩梅梅（演示）", skill: 0.95 },
  { name: "Priya (demo)", skill: 0.7 },
  { name: "Tom (demo)", skill: 0.1 },
  { name: "王芳（演示）", skill: 0.6 },
  { name: "Zoë (demo)", skill: 0.5 },
  { name: "张伟（演示）", skill: 0.2 },
  { name: "Fatima (demo)", skill: 0.85 },
  { name: "Luis (demo)", skill: 0.3 },
  { name: "陈晨（演示）", skill: 0.75 },
];

/** They come in one after the other, within ten seconds. */
export function letIn(url: string, code: string): void {
  students.forEach((student, place) => setTimeout(() => void takePart(url, code, student), place * 800));
}
