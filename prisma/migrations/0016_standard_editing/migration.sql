-- Editing a draft of the standard: which edits are taken back, and that its history never changes.

-- An edit is undone where another one takes it back that is not undone itself.
CREATE FUNCTION edit_is_undone(edit int) RETURNS boolean LANGUAGE sql STABLE AS $$
  WITH RECURSIVE chain AS (
    SELECT edit AS id, 0 AS depth
    UNION ALL
    SELECT u.id, c.depth + 1 FROM chain c JOIN standard_edit u ON u.undoes_id = c.id
  )
  SELECT max(c.depth) % 2 = 1 FROM chain c
$$;

CREATE INDEX "standard_edit_undoes_id_idx" ON "standard_edit"("undoes_id");

-- A version that is reviewed or published is as it was approved: no edit is added to it.
CREATE FUNCTION guard_standard_edit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT v.state FROM standard_version v WHERE v.id = NEW.standard_version_id) <> 'draft' THEN
    RAISE EXCEPTION 'only a draft of the standard is edited (version %)', NEW.standard_version_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_standard_edit BEFORE INSERT ON standard_edit FOR EACH ROW EXECUTE FUNCTION guard_standard_edit();
GRANT EXECUTE ON FUNCTION edit_is_undone(int) TO portal_app;
