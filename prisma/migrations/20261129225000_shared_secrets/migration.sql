-- CreateTable
CREATE TABLE "Secret" (
    "name" TEXT NOT NULL,
    "print" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,

    CONSTRAINT "Secret_pkey" PRIMARY KEY ("name")
);
