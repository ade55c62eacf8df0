/** A decision of lib/review/visibility as a condition on rows. */
import type { Sight } from "@/lib/review/visibility";
import { Prisma } from "./generated/client";

/** The participants whose work is in sight. */
export const within = ({ session, participantId }: Sight): { sessionId: string; id?: string } =>
  participantId === null ? { sessionId: session.id } : { sessionId: session.id, id: participantId };

/** The same in SQL, on a participant called p. */
export const withinSql = ({ session, participantId }: Sight): Prisma.Sql =>
  participantId === null
    ? Prisma.sql`p."sessionId" = ${session.id}`
    : Prisma.sql`p."sessionId" = ${session.id} AND p.id = ${participantId}`;
