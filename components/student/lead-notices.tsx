"use client";
import type { BroughtPlace } from "@/components/lab/screen/brought";
import type { Connection } from "@/lib/client/connection";
import type { PublicSession, SelfView } from "@/lib/contract/views";
import { Announcement } from "./announcement";
import { CheckCard } from "./check-card";
import { FocusNotice } from "./focus-notice";
import { HandAnswer } from "./hand";
import { PauseNotice } from "./pause-notice";
import { SpotlightNotice } from "./spotlight-notice";

interface Props {
  session: PublicSession;
  self: SelfView;
  connection: Connection;
  resting: boolean;
  back: (() => void) | null;
  /** where one stands to what everybody was brought to in the lab */
  placed: BroughtPlace | null;
}

/** What the instructor says to everybody and to one alone, above the work. */
export function LeadNotices({ session, self, connection, resting, back, placed }: Props) {
  return (
    <>
      <PauseNotice resting={resting} />
      <Announcement said={session.lead?.announcement} to="all" owner={self.participantId} />
      <Announcement said={self.aside} to="some" owner={self.participantId} />
      <FocusNotice focus={session.lead?.focus} {...{ back, placed }} />
      {session.lead?.check && (
        <CheckCard check={session.lead.check} vote={self.vote} connection={connection} />
      )}
      <SpotlightNotice self={self} connection={connection} />
      <HandAnswer hand={self.hand} connection={connection} />
    </>
  );
}
