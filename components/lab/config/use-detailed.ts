"use client";
import { useState } from "react";
import { sharedActivation } from "@/lib/lab/config/edit-config";
import type { Config } from "@/lib/spiral/config";

/** Whether every layer shows its own activation and dropout: as one wishes, and always where layers differ in them. */
export function useDetailed(config: Config) {
  const [wanted, setWanted] = useState(false);
  const must =
    sharedActivation(config) === "mixed" || config.network.hidden.some(({ dropout }) => dropout > 0);
  return { detailed: wanted || must, must, setWanted };
}
