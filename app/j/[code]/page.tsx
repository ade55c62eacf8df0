import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "../../messages";
import { SessionUnavailable } from "@/components/join/session-unavailable";
import { StudentPage } from "@/components/student/student-page";
import { AppHeader } from "@/components/ui/app-header";
import { joinCodeSchema } from "@/lib/contract/ids";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("student");
  return { title: t("title"), robots: { index: false } };
}

/** The address's part as it was typed; one that is not well encoded is no code either. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export default async function SessionPage({ params }: { params: Promise<{ code: string }> }) {
  const { code: typed } = await params;
  const code = joinCodeSchema.safeParse(decoded(typed));
  if (code.success && code.data !== typed) redirect(`/j/${code.data}`);
  return (
    <Messages areas={["join", "student", "questions", "board", "lab", "compare", "tensors"]}>
      {code.success ? (
        <StudentPage code={code.data} />
      ) : (
        <>
          <AppHeader />
          <main id="content">
            <SessionUnavailable error={{ code: "session-not-found" }} code={typed.slice(0, 12)} />
          </main>
        </>
      )}
    </Messages>
  );
}
