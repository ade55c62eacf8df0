"use client";
import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Markdown } from "@/components/ui/markdown";
import { tensorReading, type Example } from "@/lib/content/tensor-basics";

function ExampleCode({ example }: { example: Example }) {
  const t = useTranslations("tensors");
  return (
    <figure className="space-y-1">
      <pre
        translate="no"
        tabIndex={0}
        aria-label={t("example")}
        className="overflow-x-auto rounded-md bg-sunken p-3 font-mono text-sm"
      >
        {example.code}
      </pre>
      {example.output !== null && (
        <pre
          translate="no"
          tabIndex={0}
          aria-label={t("exampleOutput")}
          className="overflow-x-auto border-l-2 border-accent pl-3 font-mono text-sm text-muted"
        >
          {example.output}
        </pre>
      )}
    </figure>
  );
}

/** The short reading behind the exercises: every table of the class text. */
export function TensorReading() {
  const language = useLocale();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 xl:grid-cols-2">
      {tensorReading.map((section) => (
        <Card key={section.id} title={section.title[language]}>
          <div className="space-y-3">
            <Markdown>{section.body[language]}</Markdown>
            {section.examples.map((example) => (
              <ExampleCode key={example.code} example={example} />
            ))}
          </div>
        </Card>
      ))}
    </div>
  );
}
