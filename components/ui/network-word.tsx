import { Fragment } from "react";

/** A network as its layers, "2→100→3": it may end a line behind an arrow, and nowhere else. */
export function NetworkWord({ children: network }: { children: string }) {
  const [first, ...layers] = network.split("→");
  return (
    <span translate="no" className="font-mono">
      {first}
      {layers.map((layer, at) => (
        <Fragment key={at}>
          →<wbr />
          {layer}
        </Fragment>
      ))}
    </span>
  );
}
