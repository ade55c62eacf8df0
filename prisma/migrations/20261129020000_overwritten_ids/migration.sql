-- Ids that no page can send: a page that sent one of these could keep others' work from being stored with it.
UPDATE "Revision" SET "id" = '~' || "id" WHERE "kind" = 'overwritten' AND "id" NOT LIKE '~%';
