import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./app/i18n.ts");

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  serverExternalPackages: ["@node-rs/argon2", "pino", "pg", "@prisma/client", "@prisma/adapter-pg"],
  // MicroPython's module imports these when it finds itself in Node
  turbopack: {
    resolveAlias: Object.fromEntries(
      ["fs", "module"].map((name) => [name, { browser: "./lib/tensorlab/python/no-node.ts" }]),
    ),
  },
  // linting and types have their own stages in `npm test`
  typescript: { ignoreBuildErrors: true },
};

export default withNextIntl(config);
