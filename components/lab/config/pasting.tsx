"use client";
import { later } from "@/components/ui/later";
import { ViewLoading } from "../view-loading";

/** The dialog for a table of points; it brings a parser with it that few ask for. */
export const PasteDialog = later(() => import("./paste-dialog").then((m) => m.PasteDialog), ViewLoading);
