/** The service worker as one file: browsers load it by its address at the root, apart from the pages' bundles. */
import { build } from "esbuild";

/** Served from where it lies. */
export const serviceWorkerFile = "public/service-worker.js";

/** Made anew with each build of the pages. */
export async function bundleServiceWorker(outfile = serviceWorkerFile): Promise<void> {
  await build({
    ...{ entryPoints: ["lib/offline/worker.ts"], outfile, bundle: true, minify: true, format: "iife" },
    // the oldest browsers that the pages themselves support
    target: ["chrome111", "firefox111", "safari16.4"],
    define: { "process.env.NODE_ENV": '"production"' },
    legalComments: "none",
  });
}
