import { notFound } from "next/navigation";
import { cache } from "react";
import { requireInstructor } from "@/lib/auth/require-instructor";
import { idSchema } from "@/lib/contract/ids";
import { sessionDetail } from "@/lib/db/sessions";

/** The signed-in instructor and their session of this id; anybody else's does not exist for them. */
export const ownSession = cache(async (sessionId: string) => {
  const instructor = await requireInstructor();
  const id = idSchema.safeParse(sessionId);
  const session = id.success ? await sessionDetail(instructor.id, id.data) : null;
  if (!session) notFound();
  return { instructor, session };
});
