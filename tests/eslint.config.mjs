import next from "eslint-config-next/core-web-vitals";
import ts from "eslint-config-next/typescript";

const config = [
  {
    ignores: [
      ".next*/**",
      ".data/**",
      "lib/db/generated/**",
      "lib/kernels/assembly/**",
      "next-env.d.ts",
      "docs/**",
      "public/**",
      "test-results/**",
      "playwright-report/**",
    ],
  },
  ...next,
  ...ts,
  {
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "max-depth": ["error", 3],
      eqeqeq: ["error", "smart"],
    },
  },
  {
    files: ["lib/**/*.ts", "components/**/*.{ts,tsx}", "app/**/*.{ts,tsx}"],
    ignores: ["lib/setup/**"],
    rules: { "no-console": "error" },
  },
  {
    // a forgotten variable of these names is the window's own, and no type says so
    files: ["components/**/*.{ts,tsx}", "app/**/*.{ts,tsx}", "lib/client/**/*.ts", "lib/lab/**/*.ts"],
    rules: {
      "no-restricted-globals": [
        "error",
        ...[
          "origin",
          "name",
          "status",
          "event",
          "length",
          "parent",
          "top",
          "closed",
          "find",
          "stop",
          "print",
        ],
      ],
    },
  },
  {
    files: ["lib/live/**/*.ts", "lib/spiral/**/*.ts", "lib/review/**/*.ts", "lib/contract/**/*.ts"],
    rules: {
      "no-restricted-globals": [
        "error",
        "setTimeout",
        "setInterval",
        "fetch",
        "process",
        "window",
        "document",
      ],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "time is an argument" },
        { object: "Math", property: "random", message: "randomness is an argument" },
      ],
    },
  },
];

export default config;
