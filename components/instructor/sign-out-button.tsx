"use client";
import { LogOut } from "lucide-react";
import { signOut } from "next-auth/react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

/** Ends this device's sign-in on the server and goes to the start page. */
export function SignOutButton() {
  const t = useTranslations("account");
  return (
    <Button variant="secondary" size="sm" onClick={() => void signOut({ callbackUrl: "/" })}>
      <LogOut aria-hidden className="size-4" />
      {t("signOut")}
    </Button>
  );
}
