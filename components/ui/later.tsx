import dynamic from "next/dynamic";
import type { ComponentType } from "react";
import { untilFetched } from "@/lib/client/until-fetched";
import { PartBoundary } from "./part-boundary";

/**
 * A component whose code is fetched when it is first shown, however long the network is away. Where the code is there
 * and fails, that is said in its place.
 * @param Loading stands in for it until then
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Loading: ComponentType,
): ComponentType<Props> {
  const Fetched = dynamic(() => untilFetched(load), { ssr: false, loading: () => <Loading /> });
  return function Later(props: Props) {
    return (
      <PartBoundary>
        <Fetched {...props} />
      </PartBoundary>
    );
  };
}
