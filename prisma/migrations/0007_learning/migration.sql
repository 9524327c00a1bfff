-- Learning: courses, sessions, enrolment, completions, plans; practice: projects and in-house tools.

-- CreateTable
CREATE TABLE "course" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "import_id" INTEGER,

    CONSTRAINT "course_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course_period" (
    "id" SERIAL NOT NULL,
    "course_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "provider_type" TEXT NOT NULL,
    "provider_name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "hours" DECIMAL(5,1) NOT NULL,
    "develops_skills" TEXT[],
    "develops_levels" SMALLINT[],
    "prerequisites" TEXT[],
    "target_roles" TEXT[],
    "capacity_per_session" INTEGER,
    "sessions_per_year" INTEGER NOT NULL,
    "annual_capacity" INTEGER,
    "capacity_by_year" JSONB NOT NULL,
    "from_fiscal_year" INTEGER NOT NULL,
    "recurrence" TEXT NOT NULL,
    "completion_criteria" TEXT NOT NULL,
    "cost_per_session" INTEGER,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,
    "import_id" INTEGER,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" INTEGER,
    "voided_import_id" INTEGER,

    CONSTRAINT "course_period_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course_alias" (
    "provider" TEXT NOT NULL,
    "alias_key" TEXT NOT NULL,
    "course_id" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "course_alias_pkey" PRIMARY KEY ("provider","alias_key")
);

-- CreateTable
CREATE TABLE "course_session" (
    "id" SERIAL NOT NULL,
    "course_id" INTEGER NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "days" JSONB NOT NULL,
    "place" TEXT,
    "url" TEXT,
    "capacity" INTEGER,
    "apply_by" DATE NOT NULL,
    "quotas" JSONB NOT NULL,
    "note" TEXT,
    "state" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "reminded_on" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "course_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrolment" (
    "id" SERIAL NOT NULL,
    "session_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "applied_on" DATE NOT NULL,
    "applied_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_on" DATE,
    "rank" INTEGER,
    "reasons" TEXT[],

    CONSTRAINT "enrolment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrolment_event" (
    "id" SERIAL NOT NULL,
    "enrolment_id" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "by_person_id" INTEGER,
    "comment" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "enrolment_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "completion" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "course_id" INTEGER NOT NULL,
    "completed_on" DATE NOT NULL,
    "score" DECIMAL(5,2),
    "source" TEXT NOT NULL,
    "enrolment_id" INTEGER,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,
    "import_id" INTEGER,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" INTEGER,
    "voided_import_id" INTEGER,

    CONSTRAINT "completion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "xapi_client" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "xapi_client_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "xapi_statement" (
    "id" UUID NOT NULL,
    "client_id" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "body" JSONB,
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    "completion_id" INTEGER,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "xapi_statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outside_certificate" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "course_id" INTEGER NOT NULL,
    "completed_on" DATE NOT NULL,
    "issuer" TEXT NOT NULL,
    "file_id" INTEGER,
    "url" TEXT,
    "state" TEXT NOT NULL,
    "submitted_on" DATE NOT NULL,
    "checked_on" DATE,
    "checked_by_id" INTEGER,
    "comment" TEXT,
    "completion_id" INTEGER,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "outside_certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_feed" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_plan" (
    "id" SERIAL NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "note" TEXT,
    "saved_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "training_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certification_rules" (
    "id" SERIAL NOT NULL,
    "version" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "effective_from" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "certification_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "committee" (
    "id" SERIAL NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "apply_by" DATE NOT NULL,
    "held_on" DATE NOT NULL,

    CONSTRAINT "committee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "improvement_project" (
    "id" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "process" TEXT NOT NULL,
    "as_is" TEXT NOT NULL,
    "to_be" TEXT NOT NULL,
    "tools" TEXT[],
    "planned_hours" INTEGER,
    "planned_errors" INTEGER,
    "planned_cost" INTEGER,
    "measure" TEXT NOT NULL,
    "cross_section" BOOLEAN NOT NULL,
    "system_operation" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "search_key" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "improvement_project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_event" (
    "id" SERIAL NOT NULL,
    "project_id" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "effective_on" DATE NOT NULL,
    "by_person_id" INTEGER,
    "comment" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,
    "import_id" INTEGER,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" INTEGER,
    "voided_import_id" INTEGER,

    CONSTRAINT "project_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_person" (
    "id" SERIAL NOT NULL,
    "project_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,
    "import_id" INTEGER,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" INTEGER,
    "voided_import_id" INTEGER,

    CONSTRAINT "project_person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_artefact" (
    "id" SERIAL NOT NULL,
    "project_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "file_id" INTEGER,
    "added_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,
    "import_id" INTEGER,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" INTEGER,
    "voided_import_id" INTEGER,

    CONSTRAINT "project_artefact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_effect" (
    "id" SERIAL NOT NULL,
    "project_id" INTEGER NOT NULL,
    "measured_on" DATE NOT NULL,
    "hours_per_year" INTEGER,
    "errors_per_year" INTEGER,
    "cost_per_year" INTEGER,
    "how" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,
    "import_id" INTEGER,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" INTEGER,
    "voided_import_id" INTEGER,

    CONSTRAINT "project_effect_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inhouse_tool" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "project_id" INTEGER,
    "made_with" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "documents_url" TEXT,
    "note" TEXT,
    "search_key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "inhouse_tool_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tool_keeper" (
    "id" SERIAL NOT NULL,
    "tool_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,
    "import_id" INTEGER,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" INTEGER,
    "voided_import_id" INTEGER,

    CONSTRAINT "tool_keeper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tool_trial" (
    "id" SERIAL NOT NULL,
    "tool_id" INTEGER NOT NULL,
    "tried_on" DATE NOT NULL,
    "person_id" INTEGER NOT NULL,
    "worked" BOOLEAN NOT NULL,
    "note" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "tool_trial_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "course_code_key" ON "course"("code");

-- CreateIndex
CREATE INDEX "course_period_course_id_idx" ON "course_period"("course_id");

-- CreateIndex
CREATE INDEX "course_alias_course_id_idx" ON "course_alias"("course_id");

-- CreateIndex
CREATE INDEX "course_session_fiscal_year_starts_on_idx" ON "course_session"("fiscal_year", "starts_on");

-- CreateIndex
CREATE INDEX "enrolment_session_id_idx" ON "enrolment"("session_id");

-- CreateIndex
CREATE INDEX "enrolment_person_id_idx" ON "enrolment"("person_id");

-- CreateIndex
CREATE INDEX "enrolment_event_enrolment_id_idx" ON "enrolment_event"("enrolment_id");

-- CreateIndex
CREATE INDEX "completion_person_id_idx" ON "completion"("person_id");

-- CreateIndex
CREATE INDEX "completion_course_id_completed_on_idx" ON "completion"("course_id", "completed_on");

-- CreateIndex
CREATE INDEX "completion_enrolment_id_idx" ON "completion"("enrolment_id");

-- CreateIndex
CREATE UNIQUE INDEX "xapi_client_name_key" ON "xapi_client"("name");

-- CreateIndex
CREATE UNIQUE INDEX "xapi_client_token_hash_key" ON "xapi_client"("token_hash");

-- CreateIndex
CREATE INDEX "xapi_statement_client_id_idx" ON "xapi_statement"("client_id");

-- CreateIndex
CREATE INDEX "outside_certificate_person_id_idx" ON "outside_certificate"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_token_hash_key" ON "calendar_feed"("token_hash");

-- CreateIndex
CREATE INDEX "calendar_feed_person_id_idx" ON "calendar_feed"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "training_plan_fiscal_year_version_key" ON "training_plan"("fiscal_year", "version");

-- CreateIndex
CREATE UNIQUE INDEX "certification_rules_version_key" ON "certification_rules"("version");

-- CreateIndex
CREATE UNIQUE INDEX "committee_fiscal_year_sequence_key" ON "committee"("fiscal_year", "sequence");

-- CreateIndex
CREATE INDEX "improvement_project_unit_id_idx" ON "improvement_project"("unit_id");

-- CreateIndex
CREATE INDEX "project_event_project_id_idx" ON "project_event"("project_id");

-- CreateIndex
CREATE INDEX "project_person_project_id_idx" ON "project_person"("project_id");

-- CreateIndex
CREATE INDEX "project_person_person_id_idx" ON "project_person"("person_id");

-- CreateIndex
CREATE INDEX "project_artefact_project_id_idx" ON "project_artefact"("project_id");

-- CreateIndex
CREATE INDEX "project_artefact_file_id_idx" ON "project_artefact"("file_id");

-- CreateIndex
CREATE INDEX "project_effect_project_id_idx" ON "project_effect"("project_id");

-- CreateIndex
CREATE INDEX "inhouse_tool_unit_id_idx" ON "inhouse_tool"("unit_id");

-- CreateIndex
CREATE INDEX "inhouse_tool_project_id_idx" ON "inhouse_tool"("project_id");

-- CreateIndex
CREATE INDEX "tool_keeper_tool_id_idx" ON "tool_keeper"("tool_id");

-- CreateIndex
CREATE INDEX "tool_keeper_person_id_idx" ON "tool_keeper"("person_id");

-- CreateIndex
CREATE INDEX "tool_trial_tool_id_idx" ON "tool_trial"("tool_id");

-- AddForeignKey
ALTER TABLE "course_period" ADD CONSTRAINT "course_period_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_alias" ADD CONSTRAINT "course_alias_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_session" ADD CONSTRAINT "course_session_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "course_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment_event" ADD CONSTRAINT "enrolment_event_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "completion" ADD CONSTRAINT "completion_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "completion" ADD CONSTRAINT "completion_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "completion" ADD CONSTRAINT "completion_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "xapi_statement" ADD CONSTRAINT "xapi_statement_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "xapi_client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outside_certificate" ADD CONSTRAINT "outside_certificate_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outside_certificate" ADD CONSTRAINT "outside_certificate_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outside_certificate" ADD CONSTRAINT "outside_certificate_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "improvement_project" ADD CONSTRAINT "improvement_project_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_event" ADD CONSTRAINT "project_event_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "improvement_project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_person" ADD CONSTRAINT "project_person_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "improvement_project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_person" ADD CONSTRAINT "project_person_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_artefact" ADD CONSTRAINT "project_artefact_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "improvement_project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_artefact" ADD CONSTRAINT "project_artefact_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_effect" ADD CONSTRAINT "project_effect_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "improvement_project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inhouse_tool" ADD CONSTRAINT "inhouse_tool_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "improvement_project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inhouse_tool" ADD CONSTRAINT "inhouse_tool_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tool_keeper" ADD CONSTRAINT "tool_keeper_tool_id_fkey" FOREIGN KEY ("tool_id") REFERENCES "inhouse_tool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tool_keeper" ADD CONSTRAINT "tool_keeper_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tool_trial" ADD CONSTRAINT "tool_trial_tool_id_fkey" FOREIGN KEY ("tool_id") REFERENCES "inhouse_tool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "evidence" ADD COLUMN "completion_id" INTEGER, ADD COLUMN "project_id" INTEGER;
ALTER TABLE "import_batch" ADD COLUMN "provider" TEXT NOT NULL DEFAULT '', ADD COLUMN "answers" JSONB;

-- ── Dated rows ──────────────────────────────────────────────────────────────

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['course_period', 'project_person', 'tool_keeper'] LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (valid_to IS NULL OR valid_to > valid_from)', t, t || '_period');
  END LOOP;
  FOREACH t IN ARRAY ARRAY['course_period', 'completion', 'project_event', 'project_person', 'project_artefact', 'project_effect', 'tool_keeper'] LOOP
    EXECUTE format('CREATE TRIGGER guard_dated_row BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION guard_dated_row()', t);
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (voided_at IS NOT NULL OR (voided_by IS NULL AND voided_import_id IS NULL))', t, t || '_voided');
    EXECUTE format('CREATE INDEX %I ON %I (import_id) WHERE import_id IS NOT NULL', t || '_import', t);
    EXECUTE format('CREATE INDEX %I ON %I (voided_import_id) WHERE voided_import_id IS NOT NULL', t || '_voided_import', t);
    EXECUTE format('GRANT UPDATE (voided_at, voided_by, voided_import_id) ON %I TO portal_app', t);
  END LOOP;
END $$;

-- ── Courses and sessions ────────────────────────────────────────────────────

ALTER TABLE course ADD CONSTRAINT course_code CHECK (code ~ '^[A-Z][A-Z0-9_-]{0,39}$');
ALTER TABLE course_period
  ADD CONSTRAINT course_period_provider CHECK (provider_type IN ('internal', 'external_vendor', 'joint', 'national')),
  ADD CONSTRAINT course_period_format CHECK (format IN ('classroom', 'elearning', 'ojt', 'handson')),
  ADD CONSTRAINT course_period_recurrence CHECK (recurrence IN ('once', 'every_fiscal_year')),
  ADD CONSTRAINT course_period_figures CHECK (hours > 0 AND capacity_per_session > 0 AND sessions_per_year >= 0 AND annual_capacity >= 0 AND cost_per_session >= 0),
  ADD CONSTRAINT course_period_develops CHECK (cardinality(develops_skills) = cardinality(develops_levels) AND develops_levels <@ ARRAY[1, 2, 3, 4]::smallint[]),
  ADD CONSTRAINT course_one_form_at_a_time EXCLUDE USING gist (course_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (voided_at IS NULL);

ALTER TABLE course_session
  ADD CONSTRAINT course_session_state CHECK (state IN ('open', 'cancelled')),
  ADD CONSTRAINT course_session_order CHECK (ends_on >= starts_on AND apply_by <= ends_on),
  ADD CONSTRAINT course_session_year CHECK (fiscal_year = fiscal_year_of(starts_on)),
  ADD CONSTRAINT course_session_capacity CHECK (capacity > 0);
CREATE UNIQUE INDEX course_session_once ON course_session (course_id, fiscal_year, name);

-- ── Enrolment: the last seat is never given twice ───────────────────────────

ALTER TABLE enrolment ADD CONSTRAINT enrolment_state
  CHECK (state IN ('applied', 'seated', 'waitlisted', 'declined', 'withdrawn', 'turned_away', 'completed', 'not_passed', 'absent'));
ALTER TABLE enrolment_event ADD CONSTRAINT enrolment_event_kind
  CHECK (event IN ('apply', 'approve', 'decline', 'withdraw', 'seat', 'waitlist', 'turn_away', 'attend', 'complete', 'fail', 'miss', 'reopen'));
CREATE UNIQUE INDEX enrolment_once ON enrolment (session_id, person_id) WHERE state NOT IN ('declined', 'withdrawn', 'turned_away');

CREATE FUNCTION has_a_seat(state text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$ SELECT state IN ('seated', 'completed', 'not_passed', 'absent') $$;

CREATE FUNCTION guard_seats() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  seats int;
BEGIN
  IF NOT has_a_seat(NEW.state) OR (TG_OP = 'UPDATE' AND has_a_seat(OLD.state)) THEN
    RETURN NEW;
  END IF;
  -- Whoever gives a seat waits for whoever gives one of the same session.
  SELECT capacity INTO seats FROM course_session WHERE id = NEW.session_id FOR NO KEY UPDATE;
  IF seats IS NULL THEN
    RETURN NEW;
  END IF;
  IF (SELECT count(*) FROM enrolment e WHERE e.session_id = NEW.session_id AND e.id <> NEW.id AND has_a_seat(e.state)) >= seats THEN
    RAISE EXCEPTION 'no seat is left in session %', NEW.session_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_seats BEFORE INSERT OR UPDATE OF state ON enrolment FOR EACH ROW EXECUTE FUNCTION guard_seats();

CREATE FUNCTION guard_capacity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.capacity < (SELECT count(*) FROM enrolment e WHERE e.session_id = NEW.id AND has_a_seat(e.state)) THEN
    RAISE EXCEPTION 'session % has more seats given than that', NEW.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_capacity BEFORE UPDATE OF capacity ON course_session FOR EACH ROW EXECUTE FUNCTION guard_capacity();

-- ── Completions ─────────────────────────────────────────────────────────────

ALTER TABLE completion
  ADD CONSTRAINT completion_source CHECK (source IN ('session', 'import', 'xapi', 'certificate')),
  ADD CONSTRAINT completion_score CHECK (score BETWEEN 0 AND 100);
CREATE UNIQUE INDEX completion_once ON completion (person_id, course_id, completed_on) WHERE voided_at IS NULL;

ALTER TABLE xapi_statement ADD CONSTRAINT xapi_statement_outcome CHECK (outcome IN ('recorded', 'known', 'ignored', 'refused'));
ALTER TABLE outside_certificate
  ADD CONSTRAINT outside_certificate_state CHECK (state IN ('waiting', 'accepted', 'refused', 'withdrawn')),
  ADD CONSTRAINT outside_certificate_checked CHECK ((state IN ('accepted', 'refused')) = (checked_on IS NOT NULL)),
  ADD CONSTRAINT outside_certificate_of_another CHECK (checked_by_id <> person_id);
CREATE UNIQUE INDEX outside_certificate_once ON outside_certificate (person_id, course_id, completed_on) WHERE state = 'waiting';
CREATE UNIQUE INDEX calendar_feed_one ON calendar_feed (person_id) WHERE revoked_at IS NULL;

-- ── Plans and rules ─────────────────────────────────────────────────────────

ALTER TABLE training_plan ADD CONSTRAINT training_plan_state CHECK (state IN ('draft', 'adopted')), ADD CONSTRAINT training_plan_version CHECK (version >= 1);
ALTER TABLE committee ADD CONSTRAINT committee_order CHECK (apply_by <= held_on AND fiscal_year = fiscal_year_of(held_on));

-- ── Practice ────────────────────────────────────────────────────────────────

ALTER TABLE improvement_project
  ADD CONSTRAINT improvement_project_state CHECK (state IN ('proposed', 'running', 'operating', 'completed', 'retired')),
  ADD CONSTRAINT improvement_project_planned CHECK (planned_hours >= 0 AND planned_errors >= 0 AND planned_cost >= 0);
CREATE INDEX improvement_project_search ON improvement_project USING gin (search_key gin_trgm_ops);
ALTER TABLE project_event ADD CONSTRAINT project_event_kind CHECK (event IN ('propose', 'start', 'operate', 'complete', 'retire', 'review'));
ALTER TABLE project_person
  ADD CONSTRAINT project_person_role CHECK (role IN ('lead', 'main_developer', 'adviser', 'member')),
  ADD CONSTRAINT project_person_once EXCLUDE USING gist (project_id WITH =, person_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (voided_at IS NULL);
ALTER TABLE project_artefact
  ADD CONSTRAINT project_artefact_kind CHECK (kind IN ('as_is_to_be', 'artifact', 'specification', 'effect_measurement')),
  ADD CONSTRAINT project_artefact_somewhere CHECK (url IS NOT NULL OR file_id IS NOT NULL);
ALTER TABLE inhouse_tool ADD CONSTRAINT inhouse_tool_state CHECK (state IN ('operating', 'retired'));
CREATE INDEX inhouse_tool_search ON inhouse_tool USING gin (search_key gin_trgm_ops);
ALTER TABLE tool_keeper
  ADD CONSTRAINT tool_keeper_role CHECK (role IN ('owner', 'successor')),
  ADD CONSTRAINT tool_keeper_one EXCLUDE USING gist (tool_id WITH =, role WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (voided_at IS NULL);

-- ── Imports ─────────────────────────────────────────────────────────────────

ALTER TABLE import_batch
  DROP CONSTRAINT import_batch_kind,
  ADD CONSTRAINT import_batch_kind CHECK (kind IN ('units', 'staff', 'standard', 'courses', 'completions'));

-- ── As of a day ─────────────────────────────────────────────────────────────

CREATE FUNCTION courses_on(d date)
RETURNS TABLE (course_id int, code text, title text, provider_type text, provider_name text, format text, hours numeric, develops_skills text[],
  develops_levels smallint[], prerequisites text[], target_roles text[], capacity_per_session int, sessions_per_year int, annual_capacity int,
  capacity_by_year jsonb, from_fiscal_year int, recurrence text, completion_criteria text, cost_per_session int)
LANGUAGE sql STABLE AS $$
  SELECT p.course_id, c.code, p.title, p.provider_type, p.provider_name, p.format, p.hours, p.develops_skills, p.develops_levels, p.prerequisites,
    p.target_roles, p.capacity_per_session, p.sessions_per_year, p.annual_capacity, p.capacity_by_year, p.from_fiscal_year, p.recurrence,
    p.completion_criteria, p.cost_per_session
  FROM course_period p JOIN course c ON c.id = p.course_id
  WHERE p.voided_at IS NULL AND p.valid_from <= d AND (p.valid_to IS NULL OR p.valid_to > d)
$$;

-- What the courses of a day develop, in the standard in force on it.
CREATE FUNCTION course_develops_on(d date) RETURNS TABLE (course_id int, skill_id int, to_level smallint)
LANGUAGE sql STABLE AS $$
  SELECT c.course_id, s.id, x.to_level
  FROM courses_on(d) c
  CROSS JOIN LATERAL unnest(c.develops_skills, c.develops_levels) AS x (skill_code, to_level)
  JOIN skill s ON s.code = x.skill_code AND s.standard_version_id = standard_in_force(d)
$$;

CREATE FUNCTION completions_on(d date) RETURNS TABLE (completion_id int, person_id int, course_id int, completed_on date, score numeric, source text)
LANGUAGE sql STABLE AS $$
  SELECT c.id, c.person_id, c.course_id, c.completed_on, c.score, c.source FROM completion c
  WHERE c.voided_at IS NULL AND c.completed_on <= d
$$;

CREATE FUNCTION project_people_on(d date) RETURNS TABLE (project_id int, person_id int, role text, since date)
LANGUAGE sql STABLE AS $$
  SELECT p.project_id, p.person_id, p.role, p.valid_from FROM project_person p
  WHERE p.voided_at IS NULL AND p.valid_from <= d AND (p.valid_to IS NULL OR p.valid_to > d)
$$;

CREATE FUNCTION tool_keepers_on(d date) RETURNS TABLE (tool_id int, person_id int, role text, since date)
LANGUAGE sql STABLE AS $$
  SELECT k.tool_id, k.person_id, k.role, k.valid_from FROM tool_keeper k
  WHERE k.voided_at IS NULL AND k.valid_from <= d AND (k.valid_to IS NULL OR k.valid_to > d)
$$;

CREATE FUNCTION certification_rules_on(d date) RETURNS int
LANGUAGE sql STABLE AS $$
  SELECT r.id FROM certification_rules r WHERE r.effective_from <= d ORDER BY r.effective_from DESC, r.id DESC LIMIT 1
$$;

-- ── What the app's role may do ──────────────────────────────────────────────

GRANT SELECT, INSERT ON course, course_period, course_alias, course_session, enrolment, enrolment_event, completion, xapi_client, xapi_statement,
  outside_certificate, calendar_feed, training_plan, certification_rules, committee, improvement_project, project_event, project_person,
  project_artefact, project_effect, inhouse_tool, tool_keeper, tool_trial TO portal_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO portal_app;
GRANT UPDATE (course_id, recorded_at, recorded_by) ON course_alias TO portal_app;
GRANT UPDATE (name, starts_on, ends_on, days, place, url, capacity, apply_by, quotas, note, state, revision, reminded_on, fiscal_year) ON course_session TO portal_app;
GRANT UPDATE (state, approved_on, rank, reasons) ON enrolment TO portal_app;
GRANT UPDATE (disabled_at) ON xapi_client TO portal_app;
GRANT UPDATE (body, outcome, reason, completion_id) ON xapi_statement TO portal_app;
GRANT UPDATE (state, checked_on, checked_by_id, comment, completion_id, file_id) ON outside_certificate TO portal_app;
GRANT UPDATE (revoked_at) ON calendar_feed TO portal_app;
GRANT UPDATE (title, unit_id, process, as_is, to_be, tools, planned_hours, planned_errors, planned_cost, measure, cross_section, system_operation,
  state, search_key, revision) ON improvement_project TO portal_app;
GRANT UPDATE (name, unit_id, project_id, made_with, purpose, documents_url, note, search_key, state, revision) ON inhouse_tool TO portal_app;
GRANT UPDATE (provider, answers) ON import_batch TO portal_app;
