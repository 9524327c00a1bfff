-- POP-7: a head includes 会計年度任用職員 of their unit in the rounds.

-- CreateTable
CREATE TABLE "fiscal_year_inclusion" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "works_at_terminal" BOOLEAN NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,
    "import_id" INTEGER,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" INTEGER,
    "voided_import_id" INTEGER,

    CONSTRAINT "fiscal_year_inclusion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "fiscal_year_inclusion_person_id_idx" ON "fiscal_year_inclusion"("person_id");

-- CreateIndex
CREATE INDEX "fiscal_year_inclusion_unit_id_idx" ON "fiscal_year_inclusion"("unit_id");

-- AddForeignKey
ALTER TABLE "fiscal_year_inclusion" ADD CONSTRAINT "fiscal_year_inclusion_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fiscal_year_inclusion" ADD CONSTRAINT "fiscal_year_inclusion_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER guard_dated_row BEFORE UPDATE ON fiscal_year_inclusion FOR EACH ROW EXECUTE FUNCTION guard_dated_row();
CREATE INDEX fiscal_year_inclusion_import ON fiscal_year_inclusion (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX fiscal_year_inclusion_voided_import ON fiscal_year_inclusion (voided_import_id) WHERE voided_import_id IS NOT NULL;
ALTER TABLE fiscal_year_inclusion
  ADD CONSTRAINT fiscal_year_inclusion_period CHECK (valid_to IS NULL OR valid_to > valid_from),
  -- It ends with the appointment, which is for a fiscal year at most.
  ADD CONSTRAINT fiscal_year_inclusion_ends CHECK (valid_to IS NOT NULL AND valid_to <= valid_from + interval '1 year'),
  ADD CONSTRAINT fiscal_year_inclusion_terminal CHECK (works_at_terminal),
  ADD CONSTRAINT fiscal_year_inclusion_voided CHECK (voided_at IS NOT NULL OR (voided_by IS NULL AND voided_import_id IS NULL)),
  ADD CONSTRAINT fiscal_year_inclusion_one EXCLUDE USING gist (person_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (voided_at IS NULL);

CREATE FUNCTION fiscal_year_inclusions_on(d date) RETURNS TABLE (inclusion_id int, person_id int, unit_id int, ends_on date)
LANGUAGE sql STABLE AS $$
  SELECT i.id, i.person_id, i.unit_id, i.valid_to - 1 FROM fiscal_year_inclusion i
  WHERE i.voided_at IS NULL AND i.valid_from <= d AND i.valid_to > d
$$;

GRANT SELECT, INSERT ON fiscal_year_inclusion TO portal_app;
GRANT USAGE, SELECT ON SEQUENCE fiscal_year_inclusion_id_seq TO portal_app;
GRANT UPDATE (voided_at, voided_by, voided_import_id) ON fiscal_year_inclusion TO portal_app;
