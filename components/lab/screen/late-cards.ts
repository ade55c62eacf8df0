"use client";
import { later } from "@/components/ui/later";
import { ahead } from "@/lib/client/ahead";
import { ViewLoading } from "../view-loading";

/** What a lab offers beside a run, in a session and alone; nobody's first look falls on it. */
export const RunList = later(
  ahead(() => import("../runs/run-list").then((m) => m.RunList)),
  ViewLoading,
);
export const CompareCard = later(
  ahead(() => import("../workbench/compare-card").then((m) => m.CompareCard)),
  ViewLoading,
);
export const ShareCard = later(
  ahead(() => import("../share/share-card").then((m) => m.ShareCard)),
  ViewLoading,
);
