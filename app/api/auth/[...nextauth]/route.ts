import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { authOptions } from "@/lib/auth/options";
import { unoffered } from "@/lib/auth/surface";

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

/** Whether next-auth can read an error's name: of one that it cannot, it makes a failure of ours. */
const readable = ({ nextUrl }: NextRequest): boolean =>
  !/[^\x20-\x7e]/.test(nextUrl.searchParams.get("error") ?? "");

async function handle(request: NextRequest, context: Context): Promise<Response> {
  if (!readable(request)) return new Response("This request cannot be read.\n", { status: 400 });
  const { nextauth } = await context.params;
  return (await unoffered(request, nextauth)) ?? (await NextAuth(authOptions())(request, context));
}

export { handle as GET, handle as POST };
