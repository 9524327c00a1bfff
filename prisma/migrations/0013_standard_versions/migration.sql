-- Versions of the standard: where results come from, editing, review; frameworks by others.

ALTER TABLE "standard_version" ADD COLUMN "predecessor_id" INTEGER;
ALTER TABLE "standard_version" ADD CONSTRAINT "standard_version_predecessor_id_fkey" FOREIGN KEY ("predecessor_id") REFERENCES "standard_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "skill_origin" (
    "skill_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "cap" SMALLINT,
    "from_codes" TEXT[],

    CONSTRAINT "skill_origin_pkey" PRIMARY KEY ("skill_id")
);

CREATE TABLE "dropped_skill" (
    "standard_version_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "dropped_skill_pkey" PRIMARY KEY ("standard_version_id","code")
);

CREATE TABLE "standard_edit" (
    "id" SERIAL NOT NULL,
    "standard_version_id" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "undoes_id" INTEGER,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "standard_edit_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "standard_comment" (
    "id" SERIAL NOT NULL,
    "standard_version_id" INTEGER NOT NULL,
    "skill_code" TEXT,
    "level" SMALLINT,
    "body" TEXT NOT NULL,
    "answers_id" INTEGER,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by" INTEGER,

    CONSTRAINT "standard_comment_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "standard_approval" (
    "id" SERIAL NOT NULL,
    "standard_version_id" INTEGER NOT NULL,
    "approved_as" TEXT NOT NULL,
    "account_id" INTEGER NOT NULL,
    "seen_edit" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "standard_approval_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "framework" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "import_id" INTEGER,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "framework_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "framework_item" (
    "id" SERIAL NOT NULL,
    "framework_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "parent_code" TEXT,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "level" TEXT,

    CONSTRAINT "framework_item_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "standard_edit_standard_version_id_id_idx" ON "standard_edit"("standard_version_id", "id");

CREATE INDEX "standard_comment_standard_version_id_idx" ON "standard_comment"("standard_version_id");

CREATE INDEX "standard_approval_standard_version_id_idx" ON "standard_approval"("standard_version_id");

CREATE UNIQUE INDEX "framework_code_version_key" ON "framework"("code", "version");

CREATE UNIQUE INDEX "framework_item_framework_id_code_key" ON "framework_item"("framework_id", "code");

ALTER TABLE "skill_origin" ADD CONSTRAINT "skill_origin_skill_id_fkey" FOREIGN KEY ("skill_id") REFERENCES "skill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "dropped_skill" ADD CONSTRAINT "dropped_skill_standard_version_id_fkey" FOREIGN KEY ("standard_version_id") REFERENCES "standard_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "standard_edit" ADD CONSTRAINT "standard_edit_standard_version_id_fkey" FOREIGN KEY ("standard_version_id") REFERENCES "standard_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "standard_comment" ADD CONSTRAINT "standard_comment_standard_version_id_fkey" FOREIGN KEY ("standard_version_id") REFERENCES "standard_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "standard_approval" ADD CONSTRAINT "standard_approval_standard_version_id_fkey" FOREIGN KEY ("standard_version_id") REFERENCES "standard_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "framework_item" ADD CONSTRAINT "framework_item_framework_id_fkey" FOREIGN KEY ("framework_id") REFERENCES "framework"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── What holds ──────────────────────────────────────────────────────────────

ALTER TABLE standard_version ADD CONSTRAINT standard_version_predecessor CHECK (predecessor_id <> id);
ALTER TABLE skill_origin
  ADD CONSTRAINT skill_origin_kind CHECK (kind IN ('carry', 'carry_capped', 'merge_lower', 'merge_higher', 'split', 'reassess', 'new')),
  ADD CONSTRAINT skill_origin_cap CHECK ((kind = 'carry_capped') = (cap IS NOT NULL) AND cap BETWEEN 0 AND 3),
  ADD CONSTRAINT skill_origin_sources CHECK (CASE kind
    WHEN 'new' THEN cardinality(from_codes) = 0
    WHEN 'merge_lower' THEN cardinality(from_codes) >= 2
    WHEN 'merge_higher' THEN cardinality(from_codes) >= 2
    WHEN 'reassess' THEN cardinality(from_codes) >= 1
    ELSE cardinality(from_codes) = 1 END);
ALTER TABLE standard_comment ADD CONSTRAINT standard_comment_level CHECK (level IS NULL OR (level BETWEEN 0 AND 4 AND skill_code IS NOT NULL));
ALTER TABLE standard_approval ADD CONSTRAINT standard_approval_as CHECK (approved_as IN ('hr_section', 'technical_officer'));
ALTER TABLE framework_item ADD CONSTRAINT framework_item_kind CHECK (kind IN ('area', 'competence', 'level', 'statement'));

CREATE OR REPLACE FUNCTION guard_published_standard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  version_id int;
  version_state text;
BEGIN
  version_id := CASE
    WHEN TG_TABLE_NAME IN ('skill_level', 'skill_origin') THEN
      (SELECT s.standard_version_id FROM skill s WHERE s.id = (to_jsonb(coalesce(NEW, OLD)) ->> 'skill_id')::int)
    WHEN TG_TABLE_NAME = 'role_requirement' THEN
      (SELECT p.standard_version_id FROM role_profile p WHERE p.id = (to_jsonb(coalesce(NEW, OLD)) ->> 'profile_id')::int)
    ELSE (to_jsonb(coalesce(NEW, OLD)) ->> 'standard_version_id')::int
  END;
  SELECT state INTO version_state FROM standard_version WHERE id = version_id;
  IF version_state IN ('published', 'retired') THEN
    RAISE EXCEPTION 'a published standard never changes (version %)', version_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER guard_published_standard BEFORE INSERT OR UPDATE OR DELETE ON skill_origin FOR EACH ROW EXECUTE FUNCTION guard_published_standard();
CREATE TRIGGER guard_published_standard BEFORE INSERT OR UPDATE OR DELETE ON dropped_skill FOR EACH ROW EXECUTE FUNCTION guard_published_standard();

CREATE OR REPLACE FUNCTION guard_standard_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.state IN ('published', 'retired') THEN
    RAISE EXCEPTION 'a published standard is never deleted (version %)', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND array_position(ARRAY['draft', 'review', 'published', 'retired'], NEW.state) < array_position(ARRAY['draft', 'review', 'published', 'retired'], OLD.state)
     AND OLD.state <> 'review' THEN
    RAISE EXCEPTION 'a published standard does not become a draft again (version %)', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state IN ('published', 'retired') AND (NEW.code, NEW.version, NEW.name, NEW.policy, NEW.effective_from, NEW.predecessor_id)
     IS DISTINCT FROM (OLD.code, OLD.version, OLD.name, OLD.policy, OLD.effective_from, OLD.predecessor_id) THEN
    RAISE EXCEPTION 'a published standard never changes (version %)', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;

-- ── Results in a new version ────────────────────────────────────────────────

-- What the origins of version v say of everybody's results in the version before it (people: of these only), from the
-- day before it is in force on: one row for each day on which a result comes to be another.
CREATE FUNCTION migrated_levels(v int, in_force_from date, people int[]) RETURNS TABLE (person_id int, skill_id int, level smallint,
  confirmed_on date, confirmed_by_id int, confirmed_as text, round_id int)
LANGUAGE sql STABLE AS $$
  WITH source AS MATERIALIZED (
    SELECT c.id, c.person_id, c.level, c.confirmed_on, c.confirmed_by_id, c.confirmed_as, c.round_id, s.id AS source_id, o.skill_id, o.kind,
      o.cap, cardinality(o.from_codes) AS parts, greatest(c.confirmed_on, in_force_from - 1) AS known_on
    FROM standard_version w
    JOIN skill n ON n.standard_version_id = w.id
    JOIN skill_origin o ON o.skill_id = n.id AND o.kind NOT IN ('reassess', 'new')
    JOIN skill s ON s.standard_version_id = w.predecessor_id AND s.code = ANY (o.from_codes)
    JOIN confirmation c ON c.skill_id = s.id AND c.voided_at IS NULL AND (people IS NULL OR c.person_id = ANY (people))
    WHERE w.id = v
  ), as_of AS (
    SELECT DISTINCT ON (t.person_id, t.skill_id, t.known_on, c.source_id) t.person_id, t.skill_id, t.known_on, c.id, c.level, c.confirmed_on,
      c.kind, c.cap, c.parts
    FROM (SELECT DISTINCT x.person_id, x.skill_id, x.known_on FROM source x) t(person_id, skill_id, known_on)
    JOIN source c ON c.person_id = t.person_id AND c.skill_id = t.skill_id AND c.known_on <= t.known_on
    ORDER BY t.person_id, t.skill_id, t.known_on, c.source_id, c.confirmed_on DESC, c.id DESC
  ), judged AS (
    SELECT a.person_id, a.skill_id,
      CASE min(a.kind)
        WHEN 'carry_capped' THEN least(max(a.level), min(a.cap))
        WHEN 'merge_lower' THEN CASE WHEN count(*) = min(a.parts) THEN min(a.level) END
        ELSE max(a.level) END AS level,
      (array_agg(a.id ORDER BY a.confirmed_on DESC, a.id DESC))[1] AS latest_id
    FROM as_of a GROUP BY a.person_id, a.skill_id, a.known_on
  )
  SELECT DISTINCT ON (j.person_id, j.skill_id, c.confirmed_on) j.person_id, j.skill_id, j.level, c.confirmed_on, c.confirmed_by_id,
    c.confirmed_as, c.round_id
  FROM judged j JOIN confirmation c ON c.id = j.latest_id
  WHERE j.level IS NOT NULL
  ORDER BY j.person_id, j.skill_id, c.confirmed_on, c.id DESC
$$;

-- ── What the app's role may do ──────────────────────────────────────────────

GRANT SELECT, INSERT, UPDATE, DELETE ON skill_origin, dropped_skill TO portal_app;
GRANT SELECT, INSERT ON standard_edit, standard_comment, standard_approval, framework, framework_item TO portal_app;
GRANT UPDATE (resolved_at, resolved_by) ON standard_comment TO portal_app;
GRANT DELETE ON framework, framework_item TO portal_app;
GRANT UPDATE (predecessor_id, name, version, policy) ON standard_version TO portal_app;
GRANT UPDATE ON skill_category, skill, skill_level, tool, role_profile, role_requirement TO portal_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO portal_app;
