// A class with some work in it, so that every page has something to show.
import { expect, type Browser, type BrowserContextOptions } from "@playwright/test";
import { createAccount, openSession, pressAndConfirm, type OpenedSession } from "../../e2e/instructor";
import { newProfile } from "../../e2e/profile";
import { Student } from "../../e2e/student";
import { visit } from "../../e2e/visit";
import { words } from "../../e2e/words";

type StorageState = BrowserContextOptions["storageState"];

export interface PreparedClass {
  session: OpenedSession;
  instructor: StorageState;
  student: StorageState;
  /** ends the session and lets students look back */
  release: () => Promise<void>;
}

const { instructor: desk, review } = words.en;

/** @param invitation the path of the link for the first account */
export async function prepareClass(
  browser: Browser,
  baseURL: string,
  invitation: string,
): Promise<PreparedClass> {
  const teacher = await newProfile(browser, "en", { baseURL });
  await createAccount(teacher, invitation);
  const session = await openSession(teacher, "Week one");
  const ada = new Student(await newProfile(browser, "en", { baseURL }));
  await ada.join(session.code, "Ada");
  await ada.answer("AlexNet is deeper, and uses ReLU instead of tanh.");
  return {
    session,
    instructor: await teacher.context().storageState(),
    student: await ada.page.context().storageState({ indexedDB: true }),
    release: async () => {
      await pressAndConfirm(teacher, desk.live.end);
      await expect(teacher.getByRole("button", { name: desk.live.reopen })).toBeVisible();
      await visit(teacher, `/sessions/${session.id}/review`);
      await pressAndConfirm(teacher, review.release.release);
      await expect(teacher.getByRole("button", { name: review.release.withdraw })).toBeVisible();
    },
  };
}
