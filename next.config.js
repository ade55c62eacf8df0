import { existsSync, readFileSync } from "node:fs";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./app/i18n.ts",
  // sentences are parsed while building, so that no browser has the parser of their language
  experimental: { messages: { path: "./lib/content/messages", format: "json", precompile: true } },
});

/** of Python's files, as lib/setup/pack-python.mjs put them together */
const packed = "public/vendor/python/made-from";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  // names Python's files as they were put together, so that an image of its memory is used with no others
  env: { PYTHON_PACKED: existsSync(packed) ? readFileSync(packed, "utf8") : "" },
  reactStrictMode: true,
  // the same name on every machine that builds the same sources
  generateBuildId: () => process.env.SPIRALROOM_PAGES ?? null,
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // no page uses it, and it would ask for any page of ours again, past the server's door
  images: { unoptimized: true },
  serverExternalPackages: ["@node-rs/argon2", "pino", "pg", "@prisma/client", "@prisma/adapter-pg"],
  turbopack: {
    resolveAlias: Object.fromEntries(
      // its browser build asks the document for the names of characters; a worker has no document
      [["decode-named-character-reference", "./node_modules/decode-named-character-reference/index.js"]].map(
        ([name, path]) => [name, { browser: path }],
      ),
    ),
  },
  // linting and types have their own stages in `npm test`
  typescript: { ignoreBuildErrors: true },
};

export default withNextIntl(config);
