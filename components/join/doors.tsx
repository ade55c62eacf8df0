import { FlaskConical, GraduationCap, SquareTerminal } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";

const doors = [
  { href: "/lab", icon: FlaskConical, title: "labTitle", body: "labBody" },
  { href: "/tensors", icon: SquareTerminal, title: "tensorsTitle", body: "tensorsBody" },
  { href: "/signin", icon: GraduationCap, title: "instructorTitle", body: "instructorBody" },
] as const;

/** Ways into the product that need no session code; beside each other where their letters, however large, have the room. */
export function Doors() {
  const t = useTranslations("join");
  return (
    <div className="@container">
      <ul className="grid gap-3 @min-[37rem]:grid-cols-3 @min-[37rem]:gap-4">
        {doors.map(({ href, icon: Icon, title, body }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              className="group flex h-full gap-4 rounded-lg border bg-surface p-4 shadow-card transition-colors hover:border-accent @min-[37rem]:flex-col @min-[37rem]:gap-3 @min-[37rem]:p-5"
            >
              <Icon aria-hidden className="mt-0.5 size-6 shrink-0 text-accent" />
              <span>
                <span className="block font-semibold group-hover:text-accent">{t(title)}</span>
                <span className="mt-1 block text-sm text-muted">{t(body)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
