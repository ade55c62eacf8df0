-- What the server processes tell each other of who is there: each its own messages, numbered, gone after a minute.
CREATE UNLOGGED TABLE "NodeMessage" (
    "node" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NodeMessage_pkey" PRIMARY KEY ("node","number")
);
