"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Connection } from "@/lib/client/connection";
import { useObstacle } from "./use-connection";

/** What seems to keep the page from the server, once that is known; otherwise the children. */
export function Obstacle({ connection, children }: { connection: Connection | null; children?: ReactNode }) {
  const t = useTranslations("common.obstacle");
  const obstacle = useObstacle(connection);
  return obstacle ? t(obstacle) : children;
}
