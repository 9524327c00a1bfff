-- What the tables cannot say by their columns: truth that the database itself guards,
-- the functions that answer "as of a day", and what the app's role may do.

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- ── Dated rows: periods, no overlap, no edit ────────────────────────────────

CREATE FUNCTION guard_dated_row() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  taken_back constant text[] := ARRAY['voided_at', 'voided_by', 'voided_import_id'];
BEGIN
  IF OLD.voided_at IS NOT NULL THEN
    RAISE EXCEPTION 'a row taken back stays as it is (%.%)', TG_TABLE_NAME, OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF to_jsonb(NEW) - taken_back <> to_jsonb(OLD) - taken_back OR NEW.voided_at IS NULL THEN
    RAISE EXCEPTION 'a recorded row is never edited, only taken back (%.%)', TG_TABLE_NAME, OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['unit_period', 'unit_head', 'delegation', 'person_particulars', 'employment', 'post', 'leave_status',
                           'function_grant', 'appointment', 'role_aim', 'mentor_pair'] LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (valid_to IS NULL OR valid_to > valid_from)', t, t || '_period');
  END LOOP;
  FOREACH t IN ARRAY ARRAY['unit_period', 'unit_succession', 'unit_head', 'delegation', 'person_number', 'person_particulars', 'employment',
                           'post', 'leave_status', 'function_grant', 'confirmation', 'certificate_event', 'appointment', 'role_aim',
                           'nomination', 'mentor_pair'] LOOP
    EXECUTE format('CREATE TRIGGER guard_dated_row BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION guard_dated_row()', t);
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (voided_at IS NOT NULL OR (voided_by IS NULL AND voided_import_id IS NULL))', t, t || '_voided');
    EXECUTE format('CREATE INDEX %I ON %I (import_id) WHERE import_id IS NOT NULL', t || '_import', t);
    EXECUTE format('CREATE INDEX %I ON %I (voided_import_id) WHERE voided_import_id IS NOT NULL', t || '_voided_import', t);
  END LOOP;
END $$;

ALTER TABLE unit_period
  ADD CONSTRAINT unit_period_kind CHECK (kind IN ('department', 'section', 'subunit')),
  ADD CONSTRAINT unit_period_top CHECK ((kind = 'department') = (parent_id IS NULL)),
  ADD CONSTRAINT unit_period_workplace CHECK (workplace_type IN ('office', 'shift', 'field')),
  ADD CONSTRAINT unit_period_own_parent CHECK (parent_id <> unit_id),
  ADD CONSTRAINT unit_one_form_at_a_time EXCLUDE USING gist (unit_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (voided_at IS NULL),
  ADD CONSTRAINT unit_name_once_inside_parent EXCLUDE USING gist (coalesce(parent_id, 0) WITH =, name WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (voided_at IS NULL);

ALTER TABLE unit_succession ADD CONSTRAINT unit_succession_other CHECK (predecessor_id <> successor_id);
CREATE UNIQUE INDEX unit_succession_once ON unit_succession (predecessor_id, successor_id) WHERE voided_at IS NULL;

ALTER TABLE unit_head
  ADD CONSTRAINT unit_head_kind CHECK (kind IN ('head', 'acting')),
  ADD CONSTRAINT unit_head_one EXCLUDE USING gist (unit_id WITH =, kind WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (voided_at IS NULL);

ALTER TABLE delegation
  ADD CONSTRAINT delegation_kind CHECK (kind IN ('delegate', 'proxy')),
  ADD CONSTRAINT delegation_scope CHECK (cardinality(person_ids) <= 60 AND NOT person_id = ANY (person_ids)),
  ADD CONSTRAINT delegation_ends CHECK (valid_to IS NOT NULL);

CREATE UNIQUE INDEX person_number_once ON person_number (number) WHERE voided_at IS NULL;
ALTER TABLE person_number ADD CONSTRAINT person_number_text CHECK (number ~ '^[0-9A-Za-z-]{1,20}$');

ALTER TABLE person_particulars
  ADD CONSTRAINT person_particulars_one EXCLUDE USING gist (person_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (voided_at IS NULL);
CREATE INDEX person_particulars_search ON person_particulars USING gin (search_key gin_trgm_ops) WHERE voided_at IS NULL;

ALTER TABLE employment
  ADD CONSTRAINT employment_kind CHECK (employment_type IN ('permanent', 'reappointed', 'fixed_term', 'fiscal_year')),
  ADD CONSTRAINT employment_one EXCLUDE USING gist (person_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (voided_at IS NULL);

ALTER TABLE post
  ADD CONSTRAINT post_kind CHECK (kind IN ('primary', 'concurrent')),
  ADD CONSTRAINT post_one_primary EXCLUDE USING gist (person_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (kind = 'primary' AND voided_at IS NULL),
  ADD CONSTRAINT post_once_in_unit EXCLUDE USING gist (person_id WITH =, unit_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (voided_at IS NULL);

ALTER TABLE leave_status
  ADD CONSTRAINT leave_status_kind CHECK (kind IN ('leave', 'childcare', 'secondment')),
  ADD CONSTRAINT leave_status_one EXCLUDE USING gist (person_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (voided_at IS NULL);

ALTER TABLE function_grant
  ADD CONSTRAINT function_grant_function CHECK (function IN ('dx_office', 'hr_section', 'auditor', 'administrator', 'committee_member')),
  ADD CONSTRAINT function_grant_once EXCLUDE USING gist (account_id WITH =, function WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (voided_at IS NULL);

ALTER TABLE certificate_event
  ADD CONSTRAINT certificate_event_role CHECK (role IN ('DX_LEADER', 'DX_MASTER', 'DATA_SPECIALIST')),
  ADD CONSTRAINT certificate_event_kind CHECK (event IN ('grant', 'renew', 'condition_met', 'suspend', 'resume', 'leave', 'restart', 'expire', 'promote', 'return', 'revoke')),
  ADD CONSTRAINT certificate_event_state CHECK (state IN ('valid', 'suspended', 'ended'));

ALTER TABLE appointment
  ADD CONSTRAINT appointment_role CHECK (role IN ('TECH_OFFICER', 'PROVISIONAL_MENTOR')),
  ADD CONSTRAINT appointment_one EXCLUDE USING gist (person_id WITH =, role WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (voided_at IS NULL);

ALTER TABLE role_aim
  ADD CONSTRAINT role_aim_one EXCLUDE USING gist (person_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (voided_at IS NULL);

ALTER TABLE nomination ADD CONSTRAINT nomination_of_another CHECK (nominated_by_id <> person_id);

ALTER TABLE mentor_pair
  ADD CONSTRAINT mentor_pair_kind CHECK (kind IN ('mentor', 'provisional_mentor', 'assistant_mentor')),
  ADD CONSTRAINT mentor_pair_other CHECK (mentor_id <> mentee_id),
  ADD CONSTRAINT mentor_pair_once EXCLUDE USING gist (mentor_id WITH =, mentee_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (voided_at IS NULL);

-- ── Standard: a published version never changes ─────────────────────────────

ALTER TABLE standard_version
  ADD CONSTRAINT standard_version_state CHECK (state IN ('draft', 'review', 'published', 'retired')),
  ADD CONSTRAINT standard_version_published CHECK (state IN ('draft', 'review') OR (effective_from IS NOT NULL AND published_at IS NOT NULL));
CREATE UNIQUE INDEX standard_version_one_draft ON standard_version (code) WHERE state IN ('draft', 'review');
ALTER TABLE skill ADD CONSTRAINT skill_tier CHECK (tier IN ('core', 'extended')), ADD CONSTRAINT skill_position CHECK (position >= 0);
ALTER TABLE skill_level ADD CONSTRAINT skill_level_scale CHECK (level BETWEEN 0 AND 4);
ALTER TABLE role_profile ADD CONSTRAINT role_profile_kind CHECK (kind IN ('baseline', 'position', 'certified', 'designated', 'appointed'));
ALTER TABLE role_requirement ADD CONSTRAINT role_requirement_level CHECK (required_level BETWEEN 1 AND 4);

CREATE FUNCTION guard_published_standard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  version_id int;
  version_state text;
BEGIN
  version_id := CASE TG_TABLE_NAME
    WHEN 'skill_level' THEN (SELECT s.standard_version_id FROM skill s WHERE s.id = (to_jsonb(coalesce(NEW, OLD)) ->> 'skill_id')::int)
    WHEN 'role_requirement' THEN (SELECT p.standard_version_id FROM role_profile p WHERE p.id = (to_jsonb(coalesce(NEW, OLD)) ->> 'profile_id')::int)
    ELSE (to_jsonb(coalesce(NEW, OLD)) ->> 'standard_version_id')::int
  END;
  SELECT state INTO version_state FROM standard_version WHERE id = version_id;
  IF version_state IN ('published', 'retired') THEN
    RAISE EXCEPTION 'a published standard never changes (version %)', version_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['skill_category', 'skill', 'skill_level', 'tool', 'role_profile', 'role_requirement'] LOOP
    EXECUTE format('CREATE TRIGGER guard_published_standard BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION guard_published_standard()', t);
  END LOOP;
END $$;

CREATE FUNCTION guard_standard_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.state IN ('published', 'retired') THEN
    RAISE EXCEPTION 'a published standard is never deleted (version %)', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND array_position(ARRAY['draft', 'review', 'published', 'retired'], NEW.state) < array_position(ARRAY['draft', 'review', 'published', 'retired'], OLD.state)
     AND OLD.state <> 'review' THEN
    RAISE EXCEPTION 'a published standard does not become a draft again (version %)', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER guard_standard_version BEFORE UPDATE OR DELETE ON standard_version FOR EACH ROW EXECUTE FUNCTION guard_standard_version();

-- ── Assessment ──────────────────────────────────────────────────────────────

ALTER TABLE round
  ADD CONSTRAINT round_kind CHECK (kind IN ('pilot', 'annual', 'candidates')),
  ADD CONSTRAINT round_state CHECK (state IN ('planned', 'open', 'closed')),
  ADD CONSTRAINT round_closed CHECK ((state = 'closed') = (closed_on IS NOT NULL)),
  ADD CONSTRAINT round_order CHECK (self_due_on >= opens_on AND confirm_due_on >= self_due_on AND (closed_on IS NULL OR closed_on >= opens_on)),
  ADD CONSTRAINT round_tiers CHECK (cardinality(tiers) > 0 AND tiers <@ ARRAY['core', 'extended']);
ALTER TABLE round_participant ADD CONSTRAINT round_participant_state CHECK (state IN ('not_started', 'draft', 'submitted', 'returned', 'confirmed'));
ALTER TABLE submission ADD CONSTRAINT submission_mode CHECK (mode IN ('self', 'proxy', 'paper') AND (mode = 'self' OR entered_by_id IS NOT NULL));
ALTER TABLE self_assessment ADD CONSTRAINT self_assessment_level CHECK (level BETWEEN 0 AND 4);
ALTER TABLE submission_return ADD CONSTRAINT submission_return_kind CHECK (kind IN ('sent_back', 'withdrawn', 'objected'));
CREATE UNIQUE INDEX submission_return_once ON submission_return (submission_id);
ALTER TABLE confirmation
  ADD CONSTRAINT confirmation_level CHECK (level BETWEEN 0 AND 4),
  ADD CONSTRAINT confirmation_of_another CHECK (confirmed_by_id <> person_id),
  ADD CONSTRAINT confirmation_as CHECK (confirmed_as IN ('head', 'acting', 'delegate', 'superior', 'master', 'technical_officer', 'dx_office')),
  ADD CONSTRAINT confirmation_source CHECK (source IN ('round', 'off_cycle', 'appointment', 'migration'));
CREATE UNIQUE INDEX confirmation_once ON confirmation (self_assessment_id) WHERE voided_at IS NULL AND self_assessment_id IS NOT NULL;
ALTER TABLE import_batch
  ADD CONSTRAINT import_batch_kind CHECK (kind IN ('units', 'staff', 'standard')),
  ADD CONSTRAINT import_batch_state CHECK (state IN ('reading', 'previewed', 'failed', 'committed', 'undone', 'discarded'));
ALTER TABLE portal_clock ADD CONSTRAINT portal_clock_one CHECK (id = 1);

-- ── As of a day ─────────────────────────────────────────────────────────────

CREATE FUNCTION units_on(d date)
RETURNS TABLE (unit_id int, code text, name text, parent_id int, kind text, label text, appointing_authority text, workplace_type text, confirms boolean, head_post text)
LANGUAGE sql STABLE AS $$
  SELECT p.unit_id, u.code, p.name, p.parent_id, p.kind, p.label, p.appointing_authority, p.workplace_type, p.confirms, p.head_post
  FROM unit_period p JOIN unit u ON u.id = p.unit_id
  WHERE p.voided_at IS NULL AND p.valid_from <= d AND (p.valid_to IS NULL OR p.valid_to > d)
$$;

-- Every unit with itself (depth 0) and each unit above it.
CREATE FUNCTION unit_lines_on(d date) RETURNS TABLE (unit_id int, ancestor_id int, ancestor_kind text, depth int)
LANGUAGE sql STABLE AS $$
  WITH RECURSIVE now_units AS MATERIALIZED (SELECT n.unit_id, n.parent_id, n.kind FROM units_on(d) n),
  line AS (
    SELECT n.unit_id, n.unit_id AS ancestor_id, n.kind AS ancestor_kind, n.parent_id AS next_id, 0 AS depth FROM now_units n
    UNION ALL
    SELECT l.unit_id, n.unit_id, n.kind, n.parent_id, l.depth + 1 FROM line l JOIN now_units n ON n.unit_id = l.next_id
  )
  SELECT l.unit_id, l.ancestor_id, l.ancestor_kind, l.depth FROM line l
$$;

CREATE FUNCTION unit_heads_on(d date) RETURNS TABLE (unit_id int, person_id int, kind text)
LANGUAGE sql STABLE AS $$
  SELECT h.unit_id, h.person_id, h.kind FROM unit_head h
  WHERE h.voided_at IS NULL AND h.valid_from <= d AND (h.valid_to IS NULL OR h.valid_to > d)
$$;

CREATE FUNCTION delegations_on(d date) RETURNS TABLE (delegation_id int, unit_id int, person_id int, kind text, person_ids int[], ends_on date)
LANGUAGE sql STABLE AS $$
  SELECT g.id, g.unit_id, g.person_id, g.kind, g.person_ids, g.valid_to - 1 FROM delegation g
  WHERE g.voided_at IS NULL AND g.valid_from <= d AND (g.valid_to IS NULL OR g.valid_to > d)
$$;

CREATE FUNCTION particulars_on(d date) RETURNS TABLE (person_id int, name text, kana text, former_name text, email text, search_key text)
LANGUAGE sql STABLE AS $$
  SELECT p.person_id, p.name, p.kana, p.former_name, p.email, p.search_key FROM person_particulars p
  WHERE p.voided_at IS NULL AND p.valid_from <= d AND (p.valid_to IS NULL OR p.valid_to > d)
$$;

CREATE FUNCTION staff_numbers() RETURNS TABLE (person_id int, number text)
LANGUAGE sql STABLE AS $$
  SELECT DISTINCT ON (n.person_id) n.person_id, n.number FROM person_number n WHERE n.voided_at IS NULL ORDER BY n.person_id, n.id DESC
$$;

CREATE FUNCTION employments_on(d date)
RETURNS TABLE (person_id int, employment_type text, job_category text, hired_on date, term_ends_on date, retirement_fiscal_year int)
LANGUAGE sql STABLE AS $$
  SELECT e.person_id, e.employment_type, e.job_category, e.valid_from, e.term_ends_on, e.retirement_fiscal_year FROM employment e
  WHERE e.voided_at IS NULL AND e.valid_from <= d AND (e.valid_to IS NULL OR e.valid_to > d)
$$;

CREATE FUNCTION posts_on(d date) RETURNS TABLE (person_id int, unit_id int, title text, kind text, ordered_on date)
LANGUAGE sql STABLE AS $$
  SELECT p.person_id, p.unit_id, p.title, p.kind, p.valid_from FROM post p
  WHERE p.voided_at IS NULL AND p.valid_from <= d AND (p.valid_to IS NULL OR p.valid_to > d)
$$;

CREATE FUNCTION leaves_on(d date) RETURNS TABLE (person_id int, kind text)
LANGUAGE sql STABLE AS $$
  SELECT l.person_id, l.kind FROM leave_status l
  WHERE l.voided_at IS NULL AND l.valid_from <= d AND (l.valid_to IS NULL OR l.valid_to > d)
$$;

CREATE FUNCTION function_grants_on(d date) RETURNS TABLE (account_id int, function text)
LANGUAGE sql STABLE AS $$
  SELECT g.account_id, g.function FROM function_grant g
  WHERE g.voided_at IS NULL AND g.valid_from <= d AND (g.valid_to IS NULL OR g.valid_to > d)
$$;

CREATE FUNCTION standard_in_force(d date) RETURNS int
LANGUAGE sql STABLE AS $$
  SELECT v.id FROM standard_version v WHERE v.state IN ('published', 'retired') AND v.effective_from <= d ORDER BY v.effective_from DESC, v.id DESC LIMIT 1
$$;

-- A person's level on D: the latest confirmation not voided with its day ≤ D, in the standard in force on D.
CREATE FUNCTION levels_on(d date) RETURNS TABLE (person_id int, skill_id int, level smallint, confirmed_on date, confirmation_id int)
LANGUAGE sql STABLE AS $$
  SELECT DISTINCT ON (c.person_id, c.skill_id) c.person_id, c.skill_id, c.level, c.confirmed_on, c.id
  FROM confirmation c JOIN skill s ON s.id = c.skill_id
  WHERE c.voided_at IS NULL AND c.confirmed_on <= d AND s.standard_version_id = standard_in_force(d)
  ORDER BY c.person_id, c.skill_id, c.confirmed_on DESC, c.id DESC
$$;

CREATE FUNCTION role_holders_on(d date) RETURNS TABLE (person_id int, role text, since date, valid_through date, conditional_through date)
LANGUAGE sql STABLE AS $$
  SELECT e.person_id, e.role, e.effective_on, e.valid_through, e.conditional_through
  FROM (
    SELECT DISTINCT ON (x.person_id, x.role) x.* FROM certificate_event x
    WHERE x.voided_at IS NULL AND x.effective_on <= d ORDER BY x.person_id, x.role, x.effective_on DESC, x.id DESC
  ) e
  WHERE e.state = 'valid' AND (e.valid_through IS NULL OR e.valid_through >= d) AND (e.conditional_through IS NULL OR e.conditional_through >= d)
  UNION ALL
  SELECT a.person_id, a.role, a.valid_from, a.valid_to - 1, NULL FROM appointment a
  WHERE a.voided_at IS NULL AND a.valid_from <= d AND (a.valid_to IS NULL OR a.valid_to > d)
$$;

CREATE FUNCTION aims_on(d date) RETURNS TABLE (person_id int, role text, since date)
LANGUAGE sql STABLE AS $$
  SELECT a.person_id, a.role, a.valid_from FROM role_aim a
  WHERE a.voided_at IS NULL AND a.valid_from <= d AND (a.valid_to IS NULL OR a.valid_to > d)
$$;

-- A candidate: a dated aim and a head's nomination for the same role.
CREATE FUNCTION candidates_on(d date) RETURNS TABLE (person_id int, role text, nominated_on date)
LANGUAGE sql STABLE AS $$
  SELECT a.person_id, a.role, max(n.nominated_on) FROM aims_on(d) a
  JOIN nomination n ON n.person_id = a.person_id AND n.role = a.role AND n.voided_at IS NULL AND n.nominated_on <= d
  GROUP BY a.person_id, a.role
$$;

CREATE FUNCTION mentor_pairs_on(d date) RETURNS TABLE (mentor_id int, mentee_id int, kind text)
LANGUAGE sql STABLE AS $$
  SELECT m.mentor_id, m.mentee_id, m.kind FROM mentor_pair m
  WHERE m.voided_at IS NULL AND m.valid_from <= d AND (m.valid_to IS NULL OR m.valid_to > d)
$$;

CREATE FUNCTION fiscal_year_of(d date) RETURNS int
LANGUAGE sql IMMUTABLE AS $$ SELECT extract(year FROM d - interval '3 months')::int $$;

-- What each person's roles require (role-profiles › semantics): the highest of everybody's, the head's, and
-- the roles held; skills whose tool has not reached the whole city are left out.
CREATE FUNCTION required_levels_on(d date) RETURNS TABLE (person_id int, skill_id int, required_level smallint)
LANGUAGE sql STABLE AS $$
  SELECT r.person_id, q.skill_id, max(q.required_level)
  FROM (
    SELECT e.person_id, 'GENERAL_STAFF' AS role FROM employments_on(d) e
    UNION
    SELECT h.person_id, 'SECTION_HEAD' FROM unit_heads_on(d) h JOIN units_on(d) u ON u.unit_id = h.unit_id WHERE u.kind IN ('section', 'department')
    UNION
    SELECT o.person_id, o.role FROM role_holders_on(d) o
  ) r
  JOIN role_profile p ON p.code = r.role AND p.standard_version_id = standard_in_force(d)
  JOIN role_requirement q ON q.profile_id = p.id
  JOIN skill s ON s.id = q.skill_id
  LEFT JOIN tool t ON t.standard_version_id = s.standard_version_id AND t.code = s.tool_code
  WHERE s.tool_code IS NULL OR t.full_from_fiscal_year <= fiscal_year_of(d)
  GROUP BY r.person_id, q.skill_id
$$;

-- ── What the app's role may do ──────────────────────────────────────────────

GRANT USAGE ON SCHEMA public TO portal_app;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO portal_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO portal_app;

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['unit_period', 'unit_succession', 'unit_head', 'delegation', 'person_number', 'person_particulars', 'employment',
                           'post', 'leave_status', 'function_grant', 'confirmation', 'certificate_event', 'appointment', 'role_aim',
                           'nomination', 'mentor_pair'] LOOP
    EXECUTE format('GRANT UPDATE (voided_at, voided_by, voided_import_id) ON %I TO portal_app', t);
  END LOOP;
END $$;

GRANT UPDATE (display_name, disabled_at) ON account TO portal_app;
GRANT UPDATE (last_seen_at, ended_at) ON session TO portal_app;
GRANT UPDATE (state, effective_from, published_at) ON standard_version TO portal_app;
GRANT DELETE ON standard_version, skill_category, skill, skill_level, tool, role_profile, role_requirement TO portal_app;
GRANT UPDATE (state, closed_on, name, opens_on, self_due_on, confirm_due_on) ON round TO portal_app;
GRANT UPDATE (state, skill_ids, self_due_on, modes) ON round_participant TO portal_app;
GRANT UPDATE, DELETE ON assessment_draft TO portal_app;
GRANT DELETE ON evidence, evidence_link TO portal_app;
GRANT UPDATE, DELETE ON current_level, skill_map_day, skill_map_count, skill_map_unit TO portal_app;
GRANT UPDATE (bytes) ON stored_file TO portal_app;
GRANT UPDATE (state, plan, counts, failure, skip_bad_rows, committed_at, undone_at, undone_by, undo_reason) ON import_batch TO portal_app;
GRANT UPDATE (read_at) ON notice TO portal_app;
GRANT UPDATE (today) ON portal_clock TO portal_app;

DO $$
BEGIN
  -- How far the database has come is none of the app's business to change.
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    REVOKE INSERT ON _prisma_migrations FROM portal_app;
  END IF;
END $$;
