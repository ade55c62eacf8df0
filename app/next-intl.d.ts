import type { Language } from "@/lib/content/language";
import type { AllMessages } from "@/lib/content/messages/messages";

declare module "next-intl" {
  interface AppConfig {
    Locale: Language;
    Messages: AllMessages;
  }
}
