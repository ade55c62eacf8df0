"use client";
import clsx from "clsx";
import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";

/**
 * The session's title, and beside it that the instructor looks at this page alone just now: where it moves nothing. On a
 * narrow screen it stands in the title's place.
 */
export function PageTitle({ title, looked }: { title: string; looked: boolean }) {
  const t = useTranslations("student");
  return (
    <div className="flex min-w-0 items-center gap-4">
      <h1 dir="auto" className={clsx("truncate text-left", looked && "max-sm:sr-only")}>
        {title}
      </h1>
      {/* stands there for screen readers before it says something */}
      <p role="status" className="shrink-0 max-sm:shrink">
        {looked && (
          <span className="flex items-center gap-1.5 text-text max-sm:text-xs max-sm:leading-tight max-sm:whitespace-normal">
            <Eye aria-hidden className="size-4 shrink-0" />
            {t("teacherLooks")}
          </span>
        )}
      </p>
    </div>
  );
}
