/** Where one signs in, and is led on from. */

/** Where one goes who was sent nowhere in particular. */
const home = "/dashboard";

/** The sign-in page that leads on to a page of this site; which pages those are is judged there. */
export const signInAddress = (page: string): string =>
  page === home ? "/signin" : `/signin?callbackUrl=${encodeURIComponent(page)}`;
