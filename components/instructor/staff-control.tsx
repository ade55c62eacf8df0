"use client";
import { UserPlus, Users } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay, useSend } from "./commands";
import { LeadButton } from "./lead-button";
import { Badge } from "@/components/ui/badge";
import { useJoinOrigin } from "@/components/live/use-join-origin";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { SelectField } from "@/components/ui/field";
import { Popover } from "@/components/ui/popover";
import { givenDutySchema, type StaffRow } from "@/lib/contract/staff";
import { InviteStaff } from "./invite-staff";
import { usePlaceWords } from "@/components/staff/use-place-words";

/** What the owner may change of one of the staff. */
function Manage({ row }: { row: StaffRow }) {
  const t = useTranslations("staff");
  const send = useSend();
  const [asking, setAsking] = useState(false);
  const { instructorId, name } = row;
  const give = (value: string) => {
    const duty = givenDutySchema.parse(value);
    void send("staff.set", { instructorId, duty }, { text: t("dutySet", { name, duty }) });
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="grow basis-28">
        <SelectField
          small
          labelHidden
          label={t("dutyOf", { name })}
          value={row.duty}
          onChange={({ target }) => give(target.value)}
        >
          {givenDutySchema.options.map((duty) => (
            <option key={duty} value={duty}>
              {t(`duty.${duty}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <Button size="sm" variant="ghost" onClick={() => setAsking(true)}>
        {t("remove", { name })}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        danger
        title={t("removeTitle", { name })}
        description={t("removeBody")}
        confirmLabel={t("remove", { name })}
        onConfirm={() =>
          void send("staff.set", { instructorId, duty: null }, { text: t("removed", { name }) })
        }
      />
    </div>
  );
}

function Member({ row, self }: { row: StaffRow; self: boolean }) {
  const t = useTranslations("staff");
  const may = useMay();
  const words = usePlaceWords();
  return (
    <li className="space-y-1.5 py-2.5" data-staff={row.instructorId}>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <bdi translate="no" className="min-w-0 truncate font-medium">
          {row.name}
        </bdi>
        <Badge>{t(`duty.${row.duty}`)}</Badge>
        {self && <Badge tone="accent">{t("you")}</Badge>}
      </p>
      <p className="text-sm text-muted">{words(row)}</p>
      {may("staff.set") && row.duty !== "owner" && <Manage row={row} />}
    </li>
  );
}

/** One's own way out. */
function Leave() {
  const t = useTranslations("staff");
  const send = useSend();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="sm" variant="ghost" onClick={() => setAsking(true)}>
        {t("leave")}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        danger
        title={t("leaveTitle")}
        description={t("leaveBody")}
        confirmLabel={t("leave")}
        onConfirm={() => void send("staff.leave", {})}
      />
    </>
  );
}

interface Props {
  staff: readonly StaffRow[];
  /** one's own account */
  you: string;
  sessionId: string;
  /** where others come in, the likeliest first */
  origins: readonly [string, ...string[]];
}

/** Who leads this session with one, and what each is at; the owner invites and removes here. */
export function StaffControl({ staff, you, sessionId, origins }: Props) {
  const word = useTranslations("instructor.word");
  const t = useTranslations("staff");
  const may = useMay();
  const [origin] = useJoinOrigin(origins);
  const others = staff.filter(({ instructorId, here }) => here && instructorId !== you).length;
  const Icon = staff.length === 1 ? UserPlus : Users;
  return (
    <Popover
      title={t("title")}
      trigger={
        <LeadButton word={word("staff")} label={t("open", { count: others })} on={others > 0}>
          <Icon aria-hidden className="size-5" />
          {others > 0 && <span className="tabular">{others}</span>}
        </LeadButton>
      }
    >
      <ul className="-mt-2.5 divide-y">
        {staff.map((row) => (
          <Member key={row.instructorId} row={row} self={row.instructorId === you} />
        ))}
      </ul>
      {may("staff.invite") ? <InviteStaff origin={origin} /> : <Leave />}
      {may("staff.invite") && (
        <Link href={`/sessions/${sessionId}/acts`} className="block pt-3 text-sm underline">
          {t("actsOpen")}
        </Link>
      )}
    </Popover>
  );
}
