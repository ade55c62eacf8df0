/**
 * The house: which room may name which, and which package has which owners. It has no exceptions,
 * and a grant that nothing uses is a fault. Rooms are folders or files of lib/, or app and components;
 * a room inside another ("content/answers") is apart from it: a grant of the outer one does not open it.
 * Folders of a room never name each other in a circle. The files beside them are two things that no folder is: a room's
 * words (protocol.ts, log.ts, prose.ts), which its folders name, and what leads the folders (worker.ts, main.ts,
 * questions.ts) and names them. No circle of files joins the two, and a folder for either would hold a file or two. On
 * the screen, where a page leads, they are held apart as folders are.
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
    text: {},
    agreed: {},
    address: {},
    content: { imports: ["spiral"] },
    "content/answers": { imports: ["content"] },
    contract: { imports: ["agreed", "spiral", "content/language", "text"] },
    live: { imports: ["agreed", "contract", "content", "spiral", "text"] },
    review: {
      imports: [
        ...["content", "content/answers", "live/lateness", "live/rank", "review/points"],
        "text/alike",
      ],
      types: ["contract", "review/desk", "review/replay", "review/report"],
    },
    // what the browser has of review is apart from what reads the answers
    "review/desk": { types: ["contract"] },
    "review/report": { types: ["contract"] },
    // a class told again steps in the browser, by the board's own rule
    "review/replay": { imports: ["agreed/iso-time", "live/rank"], types: ["contract"] },
    "review/points": {},
    "review/merge-mark": { types: ["review/desk"] },
    tensorlab: { imports: ["client/in-time", "content", "kernels", "spiral", "text"] },
    // the pages' side of the two workers is apart from what runs in them
    "tensorlab/client": {
      imports: ["client/store", "tensorlab/protocol", "tensorlab/python-workers", "tensorlab/asking"],
    },
    kernels: { imports: ["spiral"] },
    training: { imports: ["spiral", "kernels"] },
    "training/client": {
      imports: ["client/listeners", "spiral", "training/plan", "training/worker"],
      types: ["training/engine-names", "training/protocol"],
    },
    client: { imports: ["agreed", "contract"] },
    prose: {},
    offline: { imports: ["agreed", "content/messages", "tensorlab/asking"] },
    lab: {
      imports: [
        ...["spiral", "contract", "content", "text", "client/listeners", "client/remembered", "client/store"],
        ...["client/database-line", "client/forgotten", "client/in-time", "client/watch-leave"],
        ...["training/client", "training/engine-names", "training/plan"],
      ],
      types: ["training/protocol"],
    },
    db: {
      imports: ["agreed", "contract", "live", "spiral", "text", "db/client", "db/generated"],
      types: ["review"],
    },
    // Prisma, and the one connection that speaks it, are nobody else's: a grant of db opens neither
    "db/client": { imports: ["db/generated", "db/query-times"] },
    "db/generated": {},
    auth: { imports: ["db", "agreed/sign-in-address", "contract/sign-in-problem"] },
    server: {
      imports: [
        "agreed",
        "contract",
        "live",
        "spiral",
        "kernels",
        "text",
        "content",
        "content/answers",
        "tensorlab",
        "db",
        "auth",
      ],
    },
    setup: {},
    "setup/serving": {
      imports: [
        ...["address", "db/instructors", "db/invitations", "db/migrate", "auth/instructor-of-request"],
        ...["server/environment", "server/main"],
      ],
    },
    "setup/upkeep": {
      imports: [
        ...["setup/serving", "db/gone-after", "db/migrate", "db/whole", "server/environment"],
        ...["address", "contract/reach", "server/personal-code"],
      ],
    },
    "setup/admin": {
      imports: [
        ...[
          "setup/upkeep",
          "setup/serving",
          "server/environment",
          "server/erasing",
          "db/acts",
          "db/administration",
          "db/people",
          "db/retention",
          "db/clock",
          "db/closing",
          "db/instructors",
        ],
        ...["db/invitations", "db/password-links", "db/pool"],
      ],
      types: ["contract/acts"],
    },
    "setup/demo": {
      imports: [
        ...["setup/serving", "auth/instructor-of-request", "auth/password"],
        ...["db/instructors", "db/sessions", "db/sign-ins"],
        ...["client/connection", "client/student-view", "client/tile-sender"],
        ...["lab/run/tile-of-run", "lab/still/standstill"],
        ...["content/questions", "spiral/config", "spiral/forward", "spiral/plane"],
        ...["training/divergence", "training/plain/plain-engine", "training/work"],
      ],
      types: ["spiral/curve-point"],
    },
    "setup/testing": { imports: ["setup/serving"] },
    components: {
      imports: [
        ...["agreed", "contract", "content", "spiral", "client", "lab"],
        ...["prose/client", "prose/dialect", "prose/visible"],
        ...[
          "offline/client",
          "training/engine-names",
          "tensorlab/client",
          "tensorlab/notebook-file",
          "tensorlab/asking",
        ],
        ...["review/points", "review/merge-mark", "review/replay"],
      ],
      types: [
        ...[
          "tensorlab/protocol",
          "tensorlab/figure/figure",
          "training/protocol",
          ...["review/desk", "review/report"],
          "prose/formatted",
        ],
      ],
    },
    app: {
      imports: [
        "address",
        "agreed",
        "client/seat-key",
        "components",
        "contract",
        "content",
        "text",
        "review",
        "review/points",
        "review/merge-mark",
        "db",
        "auth",
      ],
      types: ["review/desk", "review/replay", "review/report"],
    },
  },

  pure: [
    ...["agreed", "contract", "content", "content/answers", "kernels", "live", "spiral", "text"],
    ...["review", "review/desk", "review/replay", "review/report", "review/merge-mark", "review/points"],
  ],

  packages: {
    "node:": ["address", "app", "auth", "db", "server", "setup", "tensorlab/python"],
    // its createRequire and register load files that nobody sees named
    "node:module": [],
    react: ["app", "auth", "components"],
    next: ["app", "auth", "server"],
    "next/dynamic": ["components"],
    "next/link": ["app", "components"],
    "next/navigation": ["app", "auth", "components"],
    "next-intl": ["app", "components"],
    "next-themes": ["components"],
    clsx: ["components"],
    "lucide-react": ["app", "components"],
    "radix-ui": ["components"],
    "@codemirror/": ["components/tensors"],
    "@lezer/highlight": ["components/tensors"],
    katex: ["components", "prose"],
    "react-markdown": ["components"],
    "rehype-katex": ["components"],
    "remark-math": ["components", "prose"],
    // what react-markdown and rehype-katex are made of
    unified: ["prose"],
    "remark-gfm": ["prose"],
    "remark-parse": ["prose"],
    "remark-rehype": ["prose"],
    hast: ["components", "prose"],
    mdast: ["prose"],
    "hast-util-from-html": ["prose"],
    "hast-util-to-jsx-runtime": ["components"],
    "hast-util-to-text": ["prose"],
    "unist-util-visit-parents": ["prose"],
    qrcode: ["components"],
    uplot: ["components"],
    papaparse: ["lab", "review"],
    idb: ["client", "lab", "tensorlab/python"],
    serwist: ["offline"],
    nanoid: ["client", "components", "db", "lab", "server", "setup/demo", "tensorlab/client"],
    // browsers have it from contract, without its making of code
    zod: ["auth", "contract/zod", "db", "server", "setup/serving", "setup/testing", "setup/upkeep"],

    "next-auth": ["auth", "app/api/auth", "components/instructor"],
    "@node-rs/argon2": ["auth"],
    "rate-limiter-flexible": ["server"],
    cookie: ["auth", "server"],
    "proxy-addr": ["server"],
    unhomoglyph: ["live"],

    "@prisma/": ["db/client"],
    pg: ["db", "setup/serving", "setup/upkeep"],
    "pg-copy-streams": ["db"],

    "socket.io": ["server"],
    "engine.io": ["server/wire"],
    "socket.io-parser": ["server/wire"],
    "socket.io-client": ["client"],
    pino: ["server"],
    "prom-client": ["server/watch"],
    tinypool: ["server"],
    esbuild: ["server", "setup/serving"],

    "@tensorflow/": ["training"],
    pyodide: ["setup"],
    // a way to load what nobody sees named: eval, importScripts, require or Worker under another name
    "(loader)": [],
    // Python's own module is fetched from where the pages are served
    "(computed)": ["tensorlab/worker"],
    // the folder a program lies in, to start its neighbours
    "(import.meta)": ["setup"],
    // plain JavaScript, where Node runs a file before anything reads TypeScript
    "(mjs)": ["setup"],

    selfsigned: ["setup/serving"],
    "@playwright/test": ["setup/testing"],
  },
};
