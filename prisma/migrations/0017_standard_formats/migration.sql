-- Formats of the standard: what its file says and the tables did not keep; the draft that an import takes the place of.

ALTER TABLE "standard_version" ADD COLUMN "name_en" TEXT;
ALTER TABLE "skill_category" ADD COLUMN "name_en" TEXT;
ALTER TABLE "role_profile" ADD COLUMN "name_en" TEXT;
ALTER TABLE "import_batch" ADD COLUMN "replaced" JSONB;

CREATE OR REPLACE FUNCTION guard_standard_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.state IN ('published', 'retired') THEN
    RAISE EXCEPTION 'a published standard is never deleted (version %)', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND array_position(ARRAY['draft', 'review', 'published', 'retired'], NEW.state) < array_position(ARRAY['draft', 'review', 'published', 'retired'], OLD.state)
     AND OLD.state <> 'review' THEN
    RAISE EXCEPTION 'a published standard does not become a draft again (version %)', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state IN ('published', 'retired') AND (NEW.code, NEW.version, NEW.name, NEW.name_en, NEW.policy, NEW.effective_from, NEW.predecessor_id)
     IS DISTINCT FROM (OLD.code, OLD.version, OLD.name, OLD.name_en, OLD.policy, OLD.effective_from, OLD.predecessor_id) THEN
    RAISE EXCEPTION 'a published standard never changes (version %)', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;

GRANT UPDATE (name_en) ON standard_version TO portal_app;
GRANT UPDATE (replaced) ON import_batch TO portal_app;
