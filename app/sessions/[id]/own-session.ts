import { notFound } from "next/navigation";
import { cache } from "react";
import { requireInstructor } from "@/lib/auth/require-instructor";
import { idSchema } from "@/lib/contract/ids";
import { staffedSession } from "@/lib/db/sessions";

/** The signed-in instructor and the session of this id that they are of the staff of; any other does not exist for them. */
export const ownSession = cache(async (sessionId: string) => {
  const instructor = await requireInstructor();
  const id = idSchema.safeParse(sessionId);
  const session = id.success ? await staffedSession(instructor.id, id.data) : null;
  if (!session) notFound();
  return { instructor, session };
});
