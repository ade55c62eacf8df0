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
      {!said && (
        <bdi translate="no" className="text-sm text-muted">
          {" "}
          ({place})
        </bdi>
      )}
    </>
  );
}

/** Program text is in nobody's language. */
const Program = (props: ComponentProps<"code">) => <code translate="no" {...props} />;

/** A formatted text as elements. @throws when the tree is none that a browser can draw */
export function FormattedTree({ tree }: { tree: Root }) {
  return toJsxRuntime(tree, {
    Fragment,
    jsx,
    jsxs,
    components: { a: Link, code: Program },
    ignoreInvalidStyle: true,
  });
}
