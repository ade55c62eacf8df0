// The instructor's account, made by the one-time link that the server printed, before anything else is tried.
import { createAccount, signedInState } from "./instructor";
import { newProfile } from "./profile";
import { test } from "./test";

test("E1 the first instructor makes an account by the link that the server prints", async ({ browser }) => {
  const page = await newProfile(browser, "en");
  await createAccount(page, process.env.E2E_INVITATION ?? "");
  await page.context().storageState({ path: signedInState });
});
