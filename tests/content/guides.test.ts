import { expect, test } from "vitest";
import { guideOf } from "@/app/help/[topic]/guide";

test.each(["zh", "en"] as const)(
  "GU3 in %s there is a guide to read where one is, with nothing that leads nowhere",
  async (language) => {
    for (const topic of ["lab", "tensors"]) {
      const guide = await guideOf(topic, language);
      expect(guide?.title.length).toBeGreaterThan(3);
      expect(guide?.body).not.toMatch(/!\[|\]\((?!https?:)|^# /m);
      expect(guide?.body.length).toBeGreaterThan(2_000);
    }
    for (const none of ["operating", "../README", "", "constructor"])
      expect(await guideOf(none, language)).toBeNull();
  },
);
