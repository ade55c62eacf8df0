"use client";
import { useMemo, useState } from "react";
import { SpacePicture } from "../pictures/space-picture";
import { useLabState } from "../trainer/use-trainer";
import { usePictures } from "../views/use-pictures";

export function SpaceInsight() {
  const hidden = useLabState((state) => state.config.network.hidden.length);
  const [chosen, setChosen] = useState(0);
  const layer = Math.min(chosen, hidden);
  const { space } = usePictures(useMemo(() => ({ space: { layer } }), [layer]));
  return <SpacePicture {...{ space, hidden, layer }} onLayer={setChosen} />;
}
