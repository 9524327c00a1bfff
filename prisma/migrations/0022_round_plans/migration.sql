-- The plan of a round can be put right or given up until it opens; from then on whom it asks for what stands.

CREATE FUNCTION guard_opened_round() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'planned' AND (NEW.kind, NEW.tiers, NEW.department_codes, NEW.fiscal_year, NEW.standard_version_id)
    IS DISTINCT FROM (OLD.kind, OLD.tiers, OLD.department_codes, OLD.fiscal_year, OLD.standard_version_id) THEN
    RAISE EXCEPTION 'whom a round asks for what does not change once it is open';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER guard_opened_round BEFORE UPDATE ON round FOR EACH ROW EXECUTE FUNCTION guard_opened_round();

-- The app's role may delete no round but one that has asked nobody.
CREATE FUNCTION discard_round_plan(round_id int) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM round WHERE id = round_id AND state = 'planned';
  RETURN FOUND;
END
$$;
REVOKE EXECUTE ON FUNCTION discard_round_plan(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION discard_round_plan(int) TO portal_app;

GRANT UPDATE (kind, tiers, department_codes, fiscal_year, standard_version_id) ON round TO portal_app;
