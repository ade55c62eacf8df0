import dynamic from "next/dynamic";
import type { ComponentType } from "react";
import { untilFetched } from "@/lib/client/until-fetched";

/**
 * A component whose code is fetched when it is first shown, however long the network is away.
 * @param Loading stands in for it until then
 */
export const later = <Props,>(load: () => Promise<ComponentType<Props>>, Loading: ComponentType) =>
  dynamic(() => untilFetched(load), { ssr: false, loading: () => <Loading /> });
