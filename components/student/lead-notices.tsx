"use client";
import type { BroughtPlace } from "@/components/lab/screen/brought";
import type { Connection } from "@/lib/client/connection";
import type { PublicSession, SelfView } from "@/lib/contract/views";
import { Announcement } from "./announcement";
import { CheckCard } from "./check-card";
import { FocusNotice } from "./focus-notice";
import { HandAnswer } from "./hand";
import { SpotlightNotice } from "./spotlight-notice";

interface Props {
  session: PublicSession;
  self: SelfView;
  connection: Connection;
  back: (() => void) | null;
  /** where one stands to what everybody was brought to in the lab */
  placed: BroughtPlace | null;
}

/** What the instructor says to everybody and to one alone, above the work. */
export function LeadNotices({ session, self, connection, back, placed }: Props) {
  const owner = self.participantId;
  const check = session.lead?.check;
  return (
    <>
      <Announcement said={session.lead?.announcement} to="all" owner={owner} />
      <Announcement said={self.aside} to="some" owner={owner} />
      <FocusNotice focus={session.lead?.focus} {...{ owner, back, placed }} />
      {check && !check.open && <CheckCard vote={self.vote} {...{ check, connection }} />}
      <SpotlightNotice self={self} connection={connection} />
      <HandAnswer hand={self.hand} connection={connection} />
    </>
  );
}
