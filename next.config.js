import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./app/i18n.ts",
  // sentences are parsed while building, so that no browser has the parser of their language
  experimental: { messages: { path: "./lib/content/messages", format: "json", precompile: true } },
});

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
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
