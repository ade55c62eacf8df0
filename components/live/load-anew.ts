import { releasePage } from "@/lib/offline/client";

/** Loads the page from the server, and not from what was kept of it. */
export const loadAnew = (): void => void releasePage().finally(() => location.reload());
