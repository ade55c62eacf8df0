"use client";
import { useTranslations } from "next-intl";
import { Component, type ReactNode } from "react";
import { Outdated } from "@/lib/client/outdated";
import { ReloadNotice } from "./reload-notice";

/** In place of a part of the page whose code was fetched and failed, or is gone: what is safe, and the way on. */
export function PartFailed({ error }: { error: unknown }) {
  const t = useTranslations("common");
  if (error instanceof Outdated)
    return (
      <ReloadNotice title={t("outdated.title")} details={null}>
        {t("outdated.body")}
      </ReloadNotice>
    );
  return (
    <ReloadNotice title={t("part.failed")} details={String(error)}>
      {t("part.how")}
    </ReloadNotice>
  );
}

/** Behind it a part that fails says so in its own place, and the page around it stands. */
export class PartBoundary extends Component<{ children: ReactNode }, { error: unknown; failed: boolean }> {
  override state = { error: null, failed: false };

  static getDerivedStateFromError(error: unknown) {
    return { error, failed: true };
  }

  override render() {
    return this.state.failed ? <PartFailed error={this.state.error} /> : this.props.children;
  }
}
