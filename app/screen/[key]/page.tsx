import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "../../messages";
import { joinOrigins } from "../../sessions/join-origins";
import { HallScreen } from "@/components/screen/hall-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("screen");
  return { title: t("title"), robots: { index: false } };
}

export default async function ScreenPage({ params }: { params: Promise<{ key: string }> }) {
  const { key } = await params;
  if (!/^[A-Za-z0-9_-]{32}$/.test(key)) notFound();
  return (
    <Messages areas={["screen", "board", "lab"]}>
      <HallScreen screenKey={key} origins={await joinOrigins()} />
    </Messages>
  );
}
