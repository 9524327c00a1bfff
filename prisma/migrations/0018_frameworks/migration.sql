-- Frameworks by others: what must be shown of them, what their publishers gave them, and coming in by an import.

ALTER TABLE "framework" ADD COLUMN "licence" TEXT NOT NULL DEFAULT '',
ADD COLUMN "description" TEXT NOT NULL DEFAULT '',
ADD COLUMN "identifier" TEXT,
ADD COLUMN "changed_at" TEXT,
ADD COLUMN "quoted_only" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "declared_items" INTEGER,
ADD COLUMN "details" JSONB NOT NULL DEFAULT '{}';

ALTER TABLE "framework_item" ADD COLUMN "identifier" TEXT,
ADD COLUMN "details" JSONB NOT NULL DEFAULT '{}';

ALTER TABLE framework ADD CONSTRAINT framework_declared CHECK (declared_items > 0);
ALTER TABLE import_batch
  DROP CONSTRAINT import_batch_kind,
  ADD CONSTRAINT import_batch_kind CHECK (kind IN ('units', 'staff', 'standard', 'courses', 'completions', 'framework'));

GRANT UPDATE ON framework TO portal_app;
