-- 任命 of the デジタル技術官: when the city decided to hire, the term as it was given, what is expected, what is handed over;
-- and which of the warnings before a limit were told.

-- AlterTable
ALTER TABLE "appointment" ADD COLUMN     "hire_decided_on" DATE,
ADD COLUMN     "term_ends_on" DATE;

-- CreateTable
CREATE TABLE "officer_text" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "effective_on" DATE NOT NULL,
    "sections" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "officer_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "limit_warning" (
    "person_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "limit_on" DATE NOT NULL,
    "stage" INTEGER NOT NULL,
    "told_on" DATE NOT NULL,

    CONSTRAINT "limit_warning_pkey" PRIMARY KEY ("person_id","role","limit_on","stage")
);

-- CreateIndex
CREATE UNIQUE INDEX "officer_text_person_id_kind_version_key" ON "officer_text"("person_id", "kind", "version");

-- AddForeignKey
ALTER TABLE "officer_text" ADD CONSTRAINT "officer_text_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "limit_warning" ADD CONSTRAINT "limit_warning_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The plan counts a デジタル技術官 in the year in which the city decided to hire (plan targets › IND-31-TECH).
ALTER TABLE appointment
  ADD CONSTRAINT appointment_hire_decision CHECK (hire_decided_on IS NULL OR (role = 'TECH_OFFICER' AND hire_decided_on <= valid_from)),
  -- Whoever leaves earlier keeps the term that was given: it tells 退職等 from 任期満了.
  ADD CONSTRAINT appointment_term CHECK (term_ends_on IS NULL OR (role = 'TECH_OFFICER' AND valid_to IS NOT NULL AND valid_to - 1 <= term_ends_on));
ALTER TABLE officer_text
  ADD CONSTRAINT officer_text_kind CHECK (kind IN ('expectation', 'handover')),
  ADD CONSTRAINT officer_text_version CHECK (version >= 1),
  ADD CONSTRAINT officer_text_sections CHECK (jsonb_typeof(sections) = 'array');
ALTER TABLE limit_warning
  ADD CONSTRAINT limit_warning_stage CHECK (CASE role WHEN 'TECH_OFFICER' THEN stage IN (12, 6, 3) ELSE stage IN (180, 90, 30) END);

GRANT SELECT, INSERT ON officer_text, limit_warning TO portal_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO portal_app;
