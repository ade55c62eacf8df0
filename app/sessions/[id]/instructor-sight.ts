import { signedInOf } from "@/lib/auth/instructor-of-request";
import { idSchema } from "@/lib/contract/ids";
import { storeActAbout, storeActs } from "@/lib/db/acts";
import { factsFor } from "@/lib/db/review";
import { sightOf, type Sight } from "@/lib/review/visibility";

/** What an instructor sees of a session's work; null when it is not theirs. */
export async function instructorSight(instructorId: string, sessionId: string): Promise<Sight | null> {
  const id = idSchema.safeParse(sessionId);
  const reader = { instructorId };
  const facts = id.success ? await factsFor(id.data, reader) : null;
  return facts && sightOf(facts, reader);
}

/** Writes down that this account took a file of the session's away. */
export async function noteExport(
  { id, name }: { id: string; name: string },
  sessionId: string,
  what: "exported" | "exported-one",
  target: string,
): Promise<void> {
  const act = { sessionId, actorId: id, actorName: name, what, target, at: Date.now() };
  await (what === "exported-one" ? storeActAbout(act) : storeActs([act]));
}

/** The same for whoever a request comes from; a refusal when nobody is signed in, or the session is not theirs. */
export async function sightOfRequest(request: Request, sessionId: string): Promise<Sight | Response> {
  const signedIn = await signedInOf(request.headers);
  if (!signedIn) return new Response(null, { status: 401 });
  return (await instructorSight(signedIn.instructor.id, sessionId)) ?? new Response(null, { status: 404 });
}
