"use client";
import { useEffect, useMemo, useState } from "react";
import { useStore } from "@/components/ui/use-store";
import { openConnection, type Connection, type ConnectionStatus } from "@/lib/client/connection";
import type { Obstacle } from "@/lib/client/reach";
import type { Greeting } from "@/lib/client/socket";
import type { ServerEvents } from "@/lib/contract/events";
import { useHeld } from "./held";

/** A connection for as long as the component lives; null while rendering on the server and until the first effect. */
export function useConnection(greeting: Greeting | null): Connection | null {
  const key = greeting && JSON.stringify(greeting);
  // the key is a greeting, written one line above
  const open = useMemo(() => (key ? () => openConnection(JSON.parse(key) as Greeting) : null), [key]);
  return useHeld(open);
}

const connecting: ConnectionStatus = { state: "connecting", reason: null };

export const useConnectionStatus = (connection: Connection | null): ConnectionStatus =>
  useStore(connection?.status ?? null, connecting);

export const useObstacle = (connection: Connection | null): Obstacle | null =>
  useStore(connection?.obstacle ?? null, null);

/** The latest value of an event, null before the first. */
export function useLatest<Name extends keyof ServerEvents>(
  connection: Connection | null,
  name: Name,
): Parameters<ServerEvents[Name]>[0] | null {
  const [value, setValue] = useState<Parameters<ServerEvents[Name]>[0] | null>(null);
  useEffect(() => connection?.on(name, setValue), [connection, name]);
  return value;
}
