-- Who may read a meeting's Part 2; officers' marks and releases; and what Part 1 has said, for good.

CREATE TABLE "part_two_readers" (
    "period_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "added_by_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "part_two_readers_pkey" PRIMARY KEY ("period_id", "person_id"),
    CONSTRAINT "part_two_readers_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "periods"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "part_two_readers_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "part_two_readers_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "part_two_readers_person_id_idx" ON "part_two_readers"("person_id");

-- Until now every officer of a suite read the Part 2 of all its meetings.
INSERT INTO "part_two_readers" ("period_id", "person_id", "at")
SELECT DISTINCT p."id", r."person_id", CURRENT_TIMESTAMP
FROM "periods" AS p
JOIN "person_roles" AS r ON r."suite_id" = p."suite_id"
WHERE r."role" IN ('performance officer', 'chief officer');

CREATE TABLE "officer_marks" (
    "period_id" TEXT NOT NULL,
    "indicator_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "officer_marks_pkey" PRIMARY KEY ("period_id", "indicator_id"),
    CONSTRAINT "officer_marks_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "periods"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "officer_marks_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "indicators"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "officer_marks_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "releases" (
    "id" TEXT NOT NULL,
    "period_id" TEXT NOT NULL,
    "indicator_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "second_id" TEXT,
    "agreed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    CONSTRAINT "releases_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "releases_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "periods"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "releases_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "indicators"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "releases_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "releases_second_id_fkey" FOREIGN KEY ("second_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    -- Agreed by a second person, never by the one who proposed it.
    CONSTRAINT "releases_second_check" CHECK (("second_id" IS NULL) = ("agreed_at" IS NULL) AND "second_id" IS DISTINCT FROM "by_id" AND btrim("reason") <> '')
);
-- One that stands or waits for each figure.
CREATE UNIQUE INDEX "releases_standing_key" ON "releases"("period_id", "indicator_id") WHERE "ended_at" IS NULL;
CREATE INDEX "releases_period_id_indicator_id_idx" ON "releases"("period_id", "indicator_id");

CREATE TABLE "publications" (
    "id" BIGSERIAL NOT NULL,
    "period_id" TEXT NOT NULL,
    "cause" TEXT NOT NULL CHECK ("cause" IN ('publish period', 'release')),
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "publications_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "publications_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "periods"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "publications_period_id_idx" ON "publications"("period_id");
CREATE TRIGGER "publications_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "publications" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

CREATE TABLE "published_figures" (
    "publication_id" BIGINT NOT NULL,
    "indicator_id" TEXT NOT NULL,
    "outturn_id" TEXT NOT NULL,
    "why" TEXT CHECK ("why" IN ('primary', 'complementary', 'differencing', 'marked by an officer')),
    "decision" JSONB NOT NULL,
    CONSTRAINT "published_figures_pkey" PRIMARY KEY ("publication_id", "indicator_id"),
    CONSTRAINT "published_figures_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publications"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "published_figures_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "indicators"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "published_figures_outturn_id_fkey" FOREIGN KEY ("outturn_id") REFERENCES "outturns"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "published_figures_indicator_id_idx" ON "published_figures"("indicator_id");
CREATE TRIGGER "published_figures_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "published_figures" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
