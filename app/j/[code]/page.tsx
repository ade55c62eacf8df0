import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EarlyScript, markSeated } from "../../early-script";
import { Messages } from "../../messages";
import { SessionUnavailable } from "@/components/join/session-unavailable";
import { StudentPage } from "@/components/student/student-page";
import { AppHeader } from "@/components/ui/app-header";
import { decoded, placeInText, placeKey } from "@/lib/agreed/code-in-text";
import { seatKey } from "@/lib/client/seat-key";
import { joinCodeSchema } from "@/lib/contract/ids";
import { cut } from "@/lib/text/cut";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("student");
  return { title: t("title"), robots: { index: false } };
}

export default async function SessionPage({ params }: { params: Promise<{ code: string }> }) {
  const { code: typed } = await params;
  const code = joinCodeSchema.safeParse(decoded(typed));
  if (code.success && code.data !== typed) {
    const place = placeInText(typed);
    redirect(`/j/${code.data}${place === null ? "" : placeKey + place}`);
  }
  return (
    <Messages areas={["join", "student", "questions", "board", "lab", "compare", "tensors", "guide"]}>
      {code.success ? (
        <>
          <EarlyScript code={markSeated(seatKey(code.data))} />
          <StudentPage code={code.data} />
        </>
      ) : (
        <>
          <AppHeader />
          <main id="content">
            <SessionUnavailable error={{ code: "session-not-found" }} code={cut(decoded(typed), 12)} />
          </main>
        </>
      )}
    </Messages>
  );
}
