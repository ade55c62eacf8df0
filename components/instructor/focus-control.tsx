"use client";
import { Crosshair } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTitleOf } from "@/components/live/use-title-of";
import { Button } from "@/components/ui/button";
import { later } from "@/components/ui/later";
import { Popover } from "@/components/ui/popover";
import { Spinner } from "@/components/ui/spinner";
import { activities } from "@/lib/contract/ids";
import type { PublicSession } from "@/lib/contract/views";
import { networkName } from "@/lib/spiral/network";
import { useSend } from "./commands";
import { LeadButton } from "./lead-button";

// the whole course to choose from
const FocusChoice = later(
  () => import("./focus-choice").then((module) => module.FocusChoice),
  () => <Spinner />,
);

type Focus = NonNullable<NonNullable<PublicSession["lead"]>["focus"]>;

/** The names of places as the instructor reads them. */
function usePlaceName({ dataset }: PublicSession): (focus: Focus) => string {
  const t = useTranslations("instructor");
  const titleOf = useTitleOf();
  const withinOf = ({ item = "", setup }: Focus): string | undefined => {
    if (setup) return t("focus.setup", { network: networkName(setup.network, dataset.classes) });
    return titleOf(item);
  };
  return (focus) => [t(`activity.${focus.activity}`), withinOf(focus)].filter(Boolean).join(" · ");
}

/** Brings everybody to one place, and lets them free. */
export function FocusControl({ session }: { session: PublicSession }) {
  const word = useTranslations("instructor.word");
  const t = useTranslations("instructor.focus");
  const placeName = usePlaceName(session);
  const send = useSend();
  const focus = session.lead?.focus;
  const open = activities.filter((activity) => session.activities[activity] === "open");
  return (
    <Popover
      title={t("title")}
      trigger={
        <LeadButton
          word={word("focus")}
          label={focus ? t("on", { place: placeName(focus) }) : t("title")}
          on={!!focus}
        >
          <Crosshair aria-hidden className="size-5" />
        </LeadButton>
      }
    >
      {focus && (
        <div className="space-y-2 rounded-md bg-accent-soft p-3">
          <p>{t("on", { place: placeName(focus) })}</p>
          <Button
            variant="secondary"
            size="sm"
            onClick={() => send("focus.set", { focus: null }, { text: t("freed") })}
          >
            {t("free")}
          </Button>
        </div>
      )}
      <FocusChoice {...{ session, open }} />
    </Popover>
  );
}
