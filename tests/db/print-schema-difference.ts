// Prints the SQL that leads from prisma/migrations to a schema. A process of its own: the engine starts once in each.
import { schemaDifference } from "./schema-difference";

const difference = await schemaDifference(process.argv[2], "prisma/migrations");
// the in-memory database resets the exit code, so it is said explicitly
process.stdout.write(difference, () => process.exit(0));
