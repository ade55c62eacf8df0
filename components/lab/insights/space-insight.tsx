"use client";
import { useMemo, useState } from "react";
import { SpacePicture } from "../charts/space-picture";
import { useLabState } from "../use-trainer";
import { usePictures } from "./use-pictures";

export function SpaceInsight() {
  const hidden = useLabState((state) => state.config.network.hidden.length);
  const [chosen, setChosen] = useState(0);
  const layer = Math.min(chosen, hidden);
  const { space } = usePictures(useMemo(() => ({ space: { layer } }), [layer]));
  return <SpacePicture {...{ space, hidden, layer }} onLayer={setChosen} />;
}
