/** The signed-in instructor of a page or a server action. */
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { signInAddress } from "@/lib/agreed/sign-in-address";
import { askedPage } from "./asked-page";
import { signedInOf } from "./instructor-of-request";

/** Who made this request. */
export interface CurrentInstructor {
  id: string;
  email: string;
  name: string;
  signInId: string;
  /** when this device's sign-in was made */
  since: Date;
}

/** Null when nobody is signed in; one look-up per request. */
export const currentInstructor = cache(async (): Promise<CurrentInstructor | null> => {
  const signedIn = await signedInOf(await headers());
  return signedIn && { ...signedIn.instructor, signInId: signedIn.signInId, since: signedIn.since };
});

/** Sends visitors to the sign-in page, which leads back. */
export async function requireInstructor(): Promise<CurrentInstructor> {
  return (await currentInstructor()) ?? redirect(signInAddress(askedPage(await headers())));
}
