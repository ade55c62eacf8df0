-- Who serves now; worth nothing after a crash of the database, and written every second.
CREATE UNLOGGED TABLE "Node" (
    "id" TEXT NOT NULL,
    "build" TEXT NOT NULL,
    "protocol" INTEGER NOT NULL,
    "secrets" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Node_pkey" PRIMARY KEY ("id")
);
