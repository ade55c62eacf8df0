import { clsx } from "clsx";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const looks = {
  info: { icon: Info, className: "bg-accent-soft text-accent-strong" },
  good: { icon: CircleCheck, className: "bg-good-soft text-good" },
  warn: { icon: TriangleAlert, className: "bg-warn-soft text-warn" },
  bad: { icon: CircleAlert, className: "bg-bad-soft text-bad" },
};

interface Props {
  tone?: keyof typeof looks;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** spoken when it appears */
  live?: boolean;
  /** title and text stand in one line where it is wide enough: above work that wants the window's height */
  line?: boolean;
}

/** What happened, what is safe, what to do next. */
export function Notice({ tone = "info", title, children, action, live, line = false }: Props) {
  const { icon: Icon, className } = looks[tone];
  return (
    <div
      role={live ? (tone === "bad" ? "alert" : "status") : undefined}
      className={clsx("flex items-start gap-3 rounded-md px-3", line ? "py-1.5" : "py-3", className)}
    >
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div
        className={clsx(
          "flex min-w-0 grow flex-wrap justify-between gap-x-3 gap-y-2 text-sm",
          line ? "items-center" : "items-start",
        )}
      >
        <div className="min-w-0 grow basis-52">
          {title && <p className={clsx("font-semibold", line && "mr-2 sm:inline")}>{title}</p>}
          {children && <div className={clsx("text-text", line && "sm:inline")}>{children}</div>}
        </div>
        {action}
      </div>
    </div>
  );
}
