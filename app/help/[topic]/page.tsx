import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { Messages } from "../../messages";
import { AppHeader } from "@/components/ui/app-header";
import { Markdown } from "@/components/ui/markdown";
import { guideOf } from "./guide";

interface Props {
  params: Promise<{ topic: string }>;
}

const guideFor = async ({ params }: Props) => guideOf((await params).topic, await getLocale());

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await guideFor(props))?.title };
}

export default async function HelpPage(props: Props) {
  const guide = await guideFor(props);
  if (!guide) notFound();
  return (
    <Messages areas={[]}>
      <AppHeader />
      <main id="content" className="mx-auto max-w-3xl space-y-4 px-4 py-8 sm:px-6">
        <h1 className="text-2xl">{guide.title}</h1>
        <Markdown>{guide.body}</Markdown>
      </main>
    </Messages>
  );
}
