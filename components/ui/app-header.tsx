import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LanguageMenu } from "./language-menu";
import { Mark } from "./mark";
import { ThemeMenu } from "./theme-menu";

/** The bar on top of every page: where one is, and the reader's language and theme. It fits by its own letters, which may be twice as large. */
export function AppHeader({
  home = "/",
  title,
  children,
}: {
  home?: string;
  title?: ReactNode;
  children?: ReactNode;
}) {
  const t = useTranslations("common");
  return (
    <header className="@container sticky top-0 z-30 border-b bg-surface/95 backdrop-blur print:hidden">
      <div className="mx-auto flex min-h-14 max-w-[120rem] items-center gap-2 px-3 sm:gap-4 sm:px-6">
        <Link
          href={home}
          className="flex min-h-11 min-w-11 shrink-0 items-center gap-2 rounded-md font-semibold"
        >
          <Mark className="size-7" />
          <span className={title ? "@max-[40rem]:sr-only" : children ? "@max-[22.5rem]:sr-only" : ""}>
            {t("product")}
          </span>
        </Link>
        {/* the title gives way first; in the narrowest windows what leads elsewhere breaks into lines, too */}
        {title && (
          <div className="flex h-9 min-w-0 shrink-[999999] flex-wrap overflow-hidden">
            {/* beside it a title that has no room for a word breaks into a line that is not seen */}
            <span aria-hidden className="h-9 w-px" />
            <div
              dir="auto"
              className="h-9 min-w-20 grow basis-0 content-center truncate text-left text-sm text-muted sm:border-l sm:pl-4"
            >
              {title}
            </div>
          </div>
        )}
        <div
          className={`ml-auto flex items-center gap-1 ${title ? "shrink-0 @max-[22.5rem]:min-w-0 @max-[22.5rem]:shrink" : "min-w-0"}`}
        >
          {children}
          <div className="flex shrink-0 items-center gap-1">
            <LanguageMenu />
            <ThemeMenu />
          </div>
        </div>
      </div>
    </header>
  );
}
