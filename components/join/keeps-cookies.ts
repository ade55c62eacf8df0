"use client";

/** Tried once: a person who allows them afterwards reloads. */
let kept: boolean | undefined;

function tried(): boolean {
  // WebKitGTK says that it keeps them where it refuses them
  if (!navigator.cookieEnabled) return false;
  const cookie = "spiralroom-kept=1";
  const rest = "; path=/; SameSite=Lax";
  document.cookie = `${cookie}${rest}`;
  const found = document.cookie.split("; ").includes(cookie);
  document.cookie = `${cookie}${rest}; Max-Age=0`;
  return found;
}

/** Whether this browser keeps cookies of this site, whatever it says. */
export const keepsCookies = (): boolean => (kept ??= tried());
