-- submission_return_once serves what this one did.
DROP INDEX submission_return_submission_id_idx;
