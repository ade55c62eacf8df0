import "katex/dist/katex.min.css";
import type { Root } from "hast";
import { toJsxRuntime } from "hast-util-to-jsx-runtime";
import type { ComponentProps } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { visible } from "@/lib/prose/visible";

/** A link of somebody's says where it leads, whatever its words are. */
function Link({ href, children }: ComponentProps<"a">) {
  if (!href) return children;
  const { hostname } = new URL(href);
  const place = hostname || visible(decodeURI(href));
  const said = children === href || children === place;
  return (
    <>
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {children}
      </a>
      {!said && <bdi className="text-sm text-muted"> ({place})</bdi>}
    </>
  );
}

/** A formatted text as elements. @throws when the tree is none that a browser can draw */
export function FormattedTree({ tree }: { tree: Root }) {
  return toJsxRuntime(tree, { Fragment, jsx, jsxs, components: { a: Link }, ignoreInvalidStyle: true });
}
