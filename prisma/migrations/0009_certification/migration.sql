-- Certification: applications, sign-offs, recommendations, committees, certificates; mentoring; goals; the plan's sheets.

-- CreateTable
CREATE TABLE "application" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "started_on" DATE NOT NULL,
    "applied_on" DATE,
    "rules_id" INTEGER,
    "committee_id" INTEGER,
    "dossier" JSONB,
    "statement" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application_event" (
    "id" SERIAL NOT NULL,
    "application_id" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "by_person_id" INTEGER,
    "comment" TEXT,
    "detail" JSONB,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "application_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signoff" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "signer_id" INTEGER NOT NULL,
    "signer_role" TEXT NOT NULL,
    "signed_on" DATE NOT NULL,
    "note" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,
    "import_id" INTEGER,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" INTEGER,
    "voided_import_id" INTEGER,

    CONSTRAINT "signoff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recommendation" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "recommended_by_id" INTEGER NOT NULL,
    "recommended_on" DATE NOT NULL,
    "note" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,
    "import_id" INTEGER,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" INTEGER,
    "voided_import_id" INTEGER,

    CONSTRAINT "recommendation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "committee_member" (
    "committee_id" INTEGER NOT NULL,
    "account_id" INTEGER NOT NULL,
    "chair" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "committee_member_pkey" PRIMARY KEY ("committee_id","account_id")
);

-- CreateTable
CREATE TABLE "certificate" (
    "number" TEXT NOT NULL,
    "person_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "granted_on" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "application_id" INTEGER,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "mentoring_session" (
    "id" SERIAL NOT NULL,
    "mentor_id" INTEGER NOT NULL,
    "mentee_id" INTEGER NOT NULL,
    "held_on" DATE NOT NULL,
    "shared" TEXT NOT NULL,
    "private_note" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "mentoring_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "goal_targets" (
    "id" SERIAL NOT NULL,
    "version" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "effective_from" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "goal_targets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "year_end_snapshot" (
    "fiscal_year" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "person_ids" INTEGER[],
    "unit_ids" INTEGER[],
    "fixed_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "year_end_snapshot_pkey" PRIMARY KEY ("fiscal_year","role")
);

-- CreateTable
CREATE TABLE "sheet_version" (
    "id" SERIAL NOT NULL,
    "sheet" INTEGER NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "saved_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "sheet_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pulse_answer" (
    "id" UUID NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "answers" SMALLINT[],

    CONSTRAINT "pulse_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pulse_participation" (
    "fiscal_year" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,

    CONSTRAINT "pulse_participation_pkey" PRIMARY KEY ("fiscal_year","person_id")
);

-- CreateIndex
CREATE INDEX "application_person_id_idx" ON "application"("person_id");

-- CreateIndex
CREATE INDEX "application_committee_id_idx" ON "application"("committee_id");

-- CreateIndex
CREATE INDEX "application_event_application_id_idx" ON "application_event"("application_id");

-- CreateIndex
CREATE INDEX "signoff_person_id_idx" ON "signoff"("person_id");

-- CreateIndex
CREATE INDEX "recommendation_person_id_idx" ON "recommendation"("person_id");

-- CreateIndex
CREATE INDEX "committee_member_account_id_idx" ON "committee_member"("account_id");

-- CreateIndex
CREATE INDEX "certificate_person_id_idx" ON "certificate"("person_id");

-- CreateIndex
CREATE INDEX "mentoring_session_mentee_id_idx" ON "mentoring_session"("mentee_id");

-- CreateIndex
CREATE INDEX "mentoring_session_mentor_id_idx" ON "mentoring_session"("mentor_id");

-- CreateIndex
CREATE UNIQUE INDEX "goal_targets_version_key" ON "goal_targets"("version");

-- CreateIndex
CREATE UNIQUE INDEX "sheet_version_sheet_fiscal_year_version_key" ON "sheet_version"("sheet", "fiscal_year", "version");

-- CreateIndex
CREATE INDEX "pulse_answer_fiscal_year_idx" ON "pulse_answer"("fiscal_year");

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_rules_id_fkey" FOREIGN KEY ("rules_id") REFERENCES "certification_rules"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_event" ADD CONSTRAINT "application_event_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signoff" ADD CONSTRAINT "signoff_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "committee_member" ADD CONSTRAINT "committee_member_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "committee_member" ADD CONSTRAINT "committee_member_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentoring_session" ADD CONSTRAINT "mentoring_session_mentee_id_fkey" FOREIGN KEY ("mentee_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "committee" ADD COLUMN "minutes" TEXT;

-- ── Certificates: what is derived is no event ───────────────────────────────

-- That a limit passed, and that a leader counts as master, follows from the events (domain/certificate).
DELETE FROM certificate_event WHERE event IN ('expire', 'promote', 'return');
ALTER TABLE certificate_event
  DROP CONSTRAINT certificate_event_kind,
  ADD CONSTRAINT certificate_event_kind
    CHECK (event IN ('grant', 'renew', 'condition_met', 'suspend', 'resume', 'leave', 'resign', 'restart', 'revive', 'revoke'));

ALTER TABLE certificate ADD CONSTRAINT certificate_role CHECK (role IN ('DX_LEADER', 'DX_MASTER', 'DATA_SPECIALIST'));

-- ── Applications ────────────────────────────────────────────────────────────

ALTER TABLE application
  ADD CONSTRAINT application_role CHECK (role IN ('DX_LEADER', 'DX_MASTER', 'DATA_SPECIALIST')),
  ADD CONSTRAINT application_stage CHECK (stage IN ('certification', 'renewal', 'revival')),
  ADD CONSTRAINT application_state CHECK (state IN ('draft', 'submitted', 'signoff_pending', 'recommendation_pending', 'committee_pending',
    'certified', 'refused', 'withdrawn')),
  ADD CONSTRAINT application_applied CHECK (state IN ('draft', 'withdrawn') OR (applied_on IS NOT NULL AND rules_id IS NOT NULL AND dossier IS NOT NULL));
CREATE UNIQUE INDEX application_one_open ON application (person_id, role) WHERE state NOT IN ('certified', 'refused', 'withdrawn');
ALTER TABLE application_event ADD CONSTRAINT application_event_kind CHECK (event IN ('start', 'submit', 'return', 'accept', 'sign_off', 'decline',
  'recommend', 'decide', 'defer', 'request_review', 'withdraw', 'time_out'));

ALTER TABLE signoff
  ADD CONSTRAINT signoff_role CHECK (role IN ('DX_LEADER', 'DX_MASTER')),
  ADD CONSTRAINT signoff_signer_role CHECK (signer_role IN ('DX_MASTER', 'TECH_OFFICER', 'PROVISIONAL_MENTOR')),
  ADD CONSTRAINT signoff_of_another CHECK (signer_id <> person_id);
ALTER TABLE recommendation
  ADD CONSTRAINT recommendation_role CHECK (role IN ('DX_LEADER', 'DX_MASTER')),
  ADD CONSTRAINT recommendation_of_another CHECK (recommended_by_id <> person_id);
CREATE UNIQUE INDEX committee_one_chair ON committee_member (committee_id) WHERE chair;
ALTER TABLE mentoring_session ADD CONSTRAINT mentoring_session_other CHECK (mentor_id <> mentee_id);

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['signoff', 'recommendation'] LOOP
    EXECUTE format('CREATE TRIGGER guard_dated_row BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION guard_dated_row()', t);
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (voided_at IS NOT NULL OR (voided_by IS NULL AND voided_import_id IS NULL))', t, t || '_voided');
    EXECUTE format('CREATE INDEX %I ON %I (import_id) WHERE import_id IS NOT NULL', t || '_import', t);
    EXECUTE format('CREATE INDEX %I ON %I (voided_import_id) WHERE voided_import_id IS NOT NULL', t || '_voided_import', t);
    EXECUTE format('GRANT UPDATE (voided_at, voided_by, voided_import_id) ON %I TO portal_app', t);
  END LOOP;
END $$;

-- ── Goals ───────────────────────────────────────────────────────────────────

ALTER TABLE year_end_snapshot
  ADD CONSTRAINT year_end_snapshot_role CHECK (role IN ('DX_LEADER', 'DX_MASTER', 'DATA_SPECIALIST')),
  ADD CONSTRAINT year_end_snapshot_units CHECK (cardinality(person_ids) = cardinality(unit_ids)),
  ADD CONSTRAINT year_end_snapshot_after CHECK (fixed_on > make_date(fiscal_year + 1, 3, 31));
ALTER TABLE sheet_version ADD CONSTRAINT sheet_version_number CHECK (version >= 1);
ALTER TABLE pulse_answer ADD CONSTRAINT pulse_answer_three CHECK (cardinality(answers) = 3 AND answers <@ ARRAY[1, 2, 3, 4, 5]::smallint[]);

-- ── As of a day ─────────────────────────────────────────────────────────────

CREATE FUNCTION signoffs_on(d date) RETURNS TABLE (person_id int, role text, signer_id int, signer_role text, signed_on date)
LANGUAGE sql STABLE AS $$
  SELECT s.person_id, s.role, s.signer_id, s.signer_role, s.signed_on FROM signoff s WHERE s.voided_at IS NULL AND s.signed_on <= d
$$;

CREATE FUNCTION recommendations_on(d date) RETURNS TABLE (person_id int, role text, unit_id int, recommended_by_id int, recommended_on date)
LANGUAGE sql STABLE AS $$
  SELECT r.person_id, r.role, r.unit_id, r.recommended_by_id, r.recommended_on FROM recommendation r
  WHERE r.voided_at IS NULL AND r.recommended_on <= d
$$;

-- ── What the app's role may do ──────────────────────────────────────────────

GRANT SELECT, INSERT ON application, application_event, signoff, recommendation, committee_member, certificate, mentoring_session, goal_targets,
  year_end_snapshot, sheet_version, pulse_answer, pulse_participation TO portal_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO portal_app;
GRANT UPDATE (state, applied_on, rules_id, committee_id, dossier, statement, revision) ON application TO portal_app;
GRANT UPDATE (apply_by, held_on, minutes) ON committee TO portal_app;
GRANT UPDATE (chair), DELETE ON committee_member TO portal_app;
GRANT UPDATE (shared, private_note), DELETE ON mentoring_session TO portal_app;
