"use client";
import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { useConnection, useLatest } from "@/components/live/use-connection";
import type { StaffPlace } from "@/lib/contract/staff";
import { usePlaceWords } from "./use-place-words";
import { useStaffPlace } from "./use-place";

interface Props {
  sessionId: string;
  /** the account that is signed in */
  you: string;
  /** where this page is, which the others are told */
  place: StaffPlace;
}

/** Who else of the staff is here and what each is at; nothing while nobody is. */
export function StaffHere({ sessionId, you, place }: Props) {
  const t = useTranslations("staff");
  const words = usePlaceWords();
  const connection = useConnection({ role: "instructor", sessionId });
  useStaffPlace(connection, place);
  const view = useLatest(connection, "instructor.view");
  const others = view?.staff.filter(({ here, instructorId }) => here && instructorId !== you) ?? [];
  if (others.length === 0) return null;
  return (
    <ul aria-label={t("title")} className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted" data-staff-here>
      {others.map((row) => (
        <li key={row.instructorId} className="flex items-center gap-1.5">
          <Users aria-hidden className="size-4 shrink-0" />
          <bdi translate="no" className="max-w-40 truncate font-medium text-text">
            {row.name}
          </bdi>{" "}
          · {words(row)}
        </li>
      ))}
    </ul>
  );
}
