-- The dataset can be fetched as CSV, by a link like the report's others.

ALTER TABLE "file_grants" DROP CONSTRAINT "file_grants_format_check";
ALTER TABLE "file_grants" ADD CONSTRAINT "file_grants_format_check" CHECK ("format" IN ('word', 'markdown', 'csv'));
