import { getTranslations } from "next-intl/server";
import { CodeForm } from "@/components/join/code-form";
import { Doors } from "@/components/join/doors";
import { SpiralPicture } from "@/components/join/spiral-picture";
import { AppHeader } from "@/components/ui/app-header";
import { Messages } from "./messages";

export default async function LandingPage() {
  const t = await getTranslations("join");
  return (
    <Messages areas={["join"]}>
      <AppHeader />
      <main id="content" className="mx-auto flex max-w-5xl flex-col gap-10 px-4 py-8 sm:px-6 sm:py-14">
        <div className="grid items-center gap-8 md:grid-cols-[minmax(0,1fr)_minmax(0,22rem)] lg:gap-16">
          <div className="space-y-6">
            <h1 className="text-2xl sm:text-3xl">{t("lead")}</h1>
            <p className="max-w-prose text-muted sm:text-lg">{t("what")}</p>
            <CodeForm />
          </div>
          <SpiralPicture className="mx-auto w-full max-w-[22rem] max-md:hidden" />
        </div>
        <section aria-labelledby="doors" className="space-y-3">
          <h2 id="doors" className="text-sm font-medium text-muted">
            {t("without")}
          </h2>
          <Doors />
        </section>
      </main>
    </Messages>
  );
}
