-- CreateTable
CREATE TABLE "unit" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "import_id" INTEGER,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_period" (
    "id" SERIAL NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "parent_id" INTEGER,
    "kind" TEXT NOT NULL,
    "label" TEXT,
    "appointing_authority" TEXT NOT NULL,
    "workplace_type" TEXT NOT NULL,
    "confirms" BOOLEAN NOT NULL,
    "head_post" TEXT,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,
    "import_id" INTEGER,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" INTEGER,
    "voided_import_id" INTEGER,

    CONSTRAINT "unit_period_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_succession" (
    "id" SERIAL NOT NULL,
    "predecessor_id" INTEGER NOT NULL,
    "successor_id" INTEGER NOT NULL,
    "effective_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,
    "import_id" INTEGER,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" INTEGER,
    "voided_import_id" INTEGER,

    CONSTRAINT "unit_succession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_head" (
    "id" SERIAL NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,
    "import_id" INTEGER,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" INTEGER,
    "voided_import_id" INTEGER,

    CONSTRAINT "unit_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delegation" (
    "id" SERIAL NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "person_ids" INTEGER[],
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,
    "import_id" INTEGER,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" INTEGER,
    "voided_import_id" INTEGER,

    CONSTRAINT "delegation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" SERIAL NOT NULL,
    "import_id" INTEGER,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_number" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,
    "import_id" INTEGER,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" INTEGER,
    "voided_import_id" INTEGER,

    CONSTRAINT "person_number_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_particulars" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "kana" TEXT NOT NULL,
    "former_name" TEXT,
    "email" TEXT,
    "search_key" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,
    "import_id" INTEGER,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" INTEGER,
    "voided_import_id" INTEGER,

    CONSTRAINT "person_particulars_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "employment" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "employment_type" TEXT NOT NULL,
    "job_category" TEXT,
    "term_ends_on" DATE,
    "retirement_fiscal_year" INTEGER,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,
    "import_id" INTEGER,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" INTEGER,
    "voided_import_id" INTEGER,

    CONSTRAINT "employment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,
    "import_id" INTEGER,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" INTEGER,
    "voided_import_id" INTEGER,

    CONSTRAINT "post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "leave_status" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,
    "import_id" INTEGER,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" INTEGER,
    "voided_import_id" INTEGER,

    CONSTRAINT "leave_status_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER,
    "display_name" TEXT NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "function_grant" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "function" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,
    "import_id" INTEGER,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" INTEGER,
    "voided_import_id" INTEGER,

    CONSTRAINT "function_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" SERIAL NOT NULL,
    "token_hash" TEXT NOT NULL,
    "account_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "account_id" INTEGER,
    "action" TEXT NOT NULL,
    "acted_as" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "subject_person_id" INTEGER,
    "detail" JSONB NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "look" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "account_id" INTEGER NOT NULL,
    "acted_as" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "person_ids" INTEGER[],

    CONSTRAINT "look_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "purpose_notice" (
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "effective_from" DATE NOT NULL,

    CONSTRAINT "purpose_notice_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "purpose_acknowledgement" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "notice_version" INTEGER NOT NULL,
    "acknowledged_on" DATE NOT NULL,
    "read_out_by_id" INTEGER,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "purpose_acknowledgement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "standard_version" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "effective_from" DATE,
    "published_at" TIMESTAMPTZ(3),
    "policy" JSONB NOT NULL,
    "import_id" INTEGER,

    CONSTRAINT "standard_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "skill_category" (
    "id" SERIAL NOT NULL,
    "standard_version_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "description" TEXT NOT NULL,

    CONSTRAINT "skill_category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "skill" (
    "id" SERIAL NOT NULL,
    "standard_version_id" INTEGER NOT NULL,
    "category_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "name_en" TEXT,
    "tier" TEXT NOT NULL,
    "tool_code" TEXT,
    "definition" TEXT NOT NULL,
    "evidence_examples" TEXT[],
    "alignment" JSONB NOT NULL,

    CONSTRAINT "skill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "skill_level" (
    "skill_id" INTEGER NOT NULL,
    "level" SMALLINT NOT NULL,
    "indicator" TEXT NOT NULL,

    CONSTRAINT "skill_level_pkey" PRIMARY KEY ("skill_id","level")
);

-- CreateTable
CREATE TABLE "tool" (
    "id" SERIAL NOT NULL,
    "standard_version_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "partial_from_fiscal_year" INTEGER,
    "full_from_fiscal_year" INTEGER,

    CONSTRAINT "tool_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_profile" (
    "id" SERIAL NOT NULL,
    "standard_version_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "description" TEXT NOT NULL,

    CONSTRAINT "role_profile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_requirement" (
    "profile_id" INTEGER NOT NULL,
    "skill_id" INTEGER NOT NULL,
    "required_level" SMALLINT NOT NULL,
    "must_have" BOOLEAN NOT NULL DEFAULT false,
    "must_have_by_renewal" BOOLEAN NOT NULL DEFAULT false,
    "any_of_group" INTEGER,

    CONSTRAINT "role_requirement_pkey" PRIMARY KEY ("profile_id","skill_id")
);

-- CreateTable
CREATE TABLE "round" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "tiers" TEXT[],
    "department_codes" TEXT[],
    "standard_version_id" INTEGER NOT NULL,
    "opens_on" DATE NOT NULL,
    "self_due_on" DATE NOT NULL,
    "confirm_due_on" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "closed_on" DATE,

    CONSTRAINT "round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "round_participant" (
    "round_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "modes" TEXT[],
    "skill_ids" INTEGER[],
    "self_due_on" DATE NOT NULL,
    "state" TEXT NOT NULL,

    CONSTRAINT "round_participant_pkey" PRIMARY KEY ("round_id","person_id")
);

-- CreateTable
CREATE TABLE "assessment_draft" (
    "round_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "levels" JSONB NOT NULL,
    "notes" JSONB NOT NULL,
    "changed" INTEGER[],
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" INTEGER NOT NULL,

    CONSTRAINT "assessment_draft_pkey" PRIMARY KEY ("round_id","person_id")
);

-- CreateTable
CREATE TABLE "submission" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "round_id" INTEGER,
    "submitted_on" DATE NOT NULL,
    "mode" TEXT NOT NULL,
    "entered_by_id" INTEGER,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "self_assessment" (
    "id" SERIAL NOT NULL,
    "submission_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "skill_id" INTEGER NOT NULL,
    "level" SMALLINT NOT NULL,
    "note" TEXT,

    CONSTRAINT "self_assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission_return" (
    "id" SERIAL NOT NULL,
    "submission_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "comment" TEXT NOT NULL,
    "returned_on" DATE NOT NULL,
    "returned_by_id" INTEGER,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "submission_return_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_route" (
    "id" SERIAL NOT NULL,
    "self_assessment_id" INTEGER NOT NULL,
    "reviewer_id" INTEGER NOT NULL,
    "routed_by_id" INTEGER,
    "routed_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_route_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "confirmation" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "skill_id" INTEGER NOT NULL,
    "level" SMALLINT NOT NULL,
    "confirmed_on" DATE NOT NULL,
    "confirmed_by_id" INTEGER,
    "confirmed_as" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "round_id" INTEGER,
    "self_assessment_id" INTEGER,
    "comment" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,
    "import_id" INTEGER,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" INTEGER,
    "voided_import_id" INTEGER,

    CONSTRAINT "confirmation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "skill_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "url" TEXT,
    "file_id" INTEGER,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_link" (
    "self_assessment_id" INTEGER NOT NULL,
    "evidence_id" INTEGER NOT NULL,

    CONSTRAINT "evidence_link_pkey" PRIMARY KEY ("self_assessment_id","evidence_id")
);

-- CreateTable
CREATE TABLE "current_level" (
    "person_id" INTEGER NOT NULL,
    "skill_id" INTEGER NOT NULL,
    "level" SMALLINT NOT NULL,
    "confirmed_on" DATE NOT NULL,
    "confirmation_id" INTEGER NOT NULL,

    CONSTRAINT "current_level_pkey" PRIMARY KEY ("person_id","skill_id")
);

-- CreateTable
CREATE TABLE "skill_map_day" (
    "as_of" DATE NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "skill_map_day_pkey" PRIMARY KEY ("as_of")
);

-- CreateTable
CREATE TABLE "skill_map_count" (
    "as_of" DATE NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "skill_id" INTEGER NOT NULL,
    "at_level" INTEGER[],
    "required" INTEGER NOT NULL,
    "met" INTEGER NOT NULL,

    CONSTRAINT "skill_map_count_pkey" PRIMARY KEY ("as_of","unit_id","skill_id")
);

-- CreateTable
CREATE TABLE "skill_map_unit" (
    "as_of" DATE NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "people" INTEGER NOT NULL,
    "assessed" INTEGER NOT NULL,
    "assessed_core" INTEGER NOT NULL,
    "assessed_extended" INTEGER NOT NULL,

    CONSTRAINT "skill_map_unit_pkey" PRIMARY KEY ("as_of","unit_id")
);

-- CreateTable
CREATE TABLE "round_snapshot" (
    "round_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "levels" SMALLINT[],

    CONSTRAINT "round_snapshot_pkey" PRIMARY KEY ("round_id","person_id")
);

-- CreateTable
CREATE TABLE "publication" (
    "id" SERIAL NOT NULL,
    "round_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "published_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publication_unit" (
    "publication_id" INTEGER NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "parent_id" INTEGER,
    "people" INTEGER NOT NULL,
    "assessed_core" INTEGER,
    "assessed_extended" INTEGER,

    CONSTRAINT "publication_unit_pkey" PRIMARY KEY ("publication_id","unit_id")
);

-- CreateTable
CREATE TABLE "publication_cell" (
    "publication_id" INTEGER NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "skill_id" INTEGER NOT NULL,
    "at_level" INTEGER[],
    "required" INTEGER,
    "met" INTEGER,

    CONSTRAINT "publication_cell_pkey" PRIMARY KEY ("publication_id","unit_id","skill_id")
);

-- CreateTable
CREATE TABLE "certificate_event" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "effective_on" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "valid_through" DATE,
    "conditional_through" DATE,
    "note" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,
    "import_id" INTEGER,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" INTEGER,
    "voided_import_id" INTEGER,

    CONSTRAINT "certificate_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointment" (
    "id" SERIAL NOT NULL,
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

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_aim" (
    "id" SERIAL NOT NULL,
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

    CONSTRAINT "role_aim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "nomination" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "nominated_by_id" INTEGER NOT NULL,
    "nominated_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,
    "import_id" INTEGER,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" INTEGER,
    "voided_import_id" INTEGER,

    CONSTRAINT "nomination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mentor_pair" (
    "id" SERIAL NOT NULL,
    "mentor_id" INTEGER NOT NULL,
    "mentee_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,
    "import_id" INTEGER,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" INTEGER,
    "voided_import_id" INTEGER,

    CONSTRAINT "mentor_pair_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_batch" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "file_id" INTEGER,
    "file_name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "plan" JSONB,
    "counts" JSONB,
    "failure" TEXT,
    "skip_bad_rows" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" INTEGER,
    "committed_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" INTEGER,
    "undo_reason" TEXT,

    CONSTRAINT "import_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "href" TEXT NOT NULL,
    "created_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portal_clock" (
    "id" INTEGER NOT NULL,
    "today" DATE NOT NULL,

    CONSTRAINT "portal_clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "demo_account" (
    "kind" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "account_id" INTEGER NOT NULL,

    CONSTRAINT "demo_account_pkey" PRIMARY KEY ("kind")
);

-- CreateIndex
CREATE UNIQUE INDEX "unit_code_key" ON "unit"("code");

-- CreateIndex
CREATE INDEX "unit_period_unit_id_idx" ON "unit_period"("unit_id");

-- CreateIndex
CREATE INDEX "unit_period_parent_id_idx" ON "unit_period"("parent_id");

-- CreateIndex
CREATE INDEX "unit_head_unit_id_idx" ON "unit_head"("unit_id");

-- CreateIndex
CREATE INDEX "unit_head_person_id_idx" ON "unit_head"("person_id");

-- CreateIndex
CREATE INDEX "delegation_unit_id_idx" ON "delegation"("unit_id");

-- CreateIndex
CREATE INDEX "delegation_person_id_idx" ON "delegation"("person_id");

-- CreateIndex
CREATE INDEX "person_number_person_id_idx" ON "person_number"("person_id");

-- CreateIndex
CREATE INDEX "person_particulars_person_id_idx" ON "person_particulars"("person_id");

-- CreateIndex
CREATE INDEX "employment_person_id_idx" ON "employment"("person_id");

-- CreateIndex
CREATE INDEX "post_person_id_idx" ON "post"("person_id");

-- CreateIndex
CREATE INDEX "post_unit_id_idx" ON "post"("unit_id");

-- CreateIndex
CREATE INDEX "leave_status_person_id_idx" ON "leave_status"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_person_id_key" ON "account"("person_id");

-- CreateIndex
CREATE INDEX "function_grant_account_id_idx" ON "function_grant"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE INDEX "audit_entry_subject_person_id_idx" ON "audit_entry"("subject_person_id");

-- CreateIndex
CREATE INDEX "look_account_id_page_at_idx" ON "look"("account_id", "page", "at");

-- CreateIndex
CREATE INDEX "look_person_ids_idx" ON "look" USING GIN ("person_ids");

-- CreateIndex
CREATE UNIQUE INDEX "purpose_acknowledgement_person_id_notice_version_key" ON "purpose_acknowledgement"("person_id", "notice_version");

-- CreateIndex
CREATE UNIQUE INDEX "standard_version_code_version_key" ON "standard_version"("code", "version");

-- CreateIndex
CREATE UNIQUE INDEX "skill_category_standard_version_id_code_key" ON "skill_category"("standard_version_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "skill_standard_version_id_code_key" ON "skill"("standard_version_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "skill_standard_version_id_position_key" ON "skill"("standard_version_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "tool_standard_version_id_code_key" ON "tool"("standard_version_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "role_profile_standard_version_id_code_key" ON "role_profile"("standard_version_id", "code");

-- CreateIndex
CREATE INDEX "round_participant_person_id_idx" ON "round_participant"("person_id");

-- CreateIndex
CREATE INDEX "submission_person_id_idx" ON "submission"("person_id");

-- CreateIndex
CREATE INDEX "submission_round_id_person_id_idx" ON "submission"("round_id", "person_id");

-- CreateIndex
CREATE INDEX "self_assessment_person_id_skill_id_idx" ON "self_assessment"("person_id", "skill_id");

-- CreateIndex
CREATE UNIQUE INDEX "self_assessment_submission_id_skill_id_key" ON "self_assessment"("submission_id", "skill_id");

-- CreateIndex
CREATE INDEX "submission_return_submission_id_idx" ON "submission_return"("submission_id");

-- CreateIndex
CREATE INDEX "review_route_self_assessment_id_idx" ON "review_route"("self_assessment_id");

-- CreateIndex
CREATE INDEX "review_route_reviewer_id_idx" ON "review_route"("reviewer_id");

-- CreateIndex
CREATE INDEX "confirmation_person_id_skill_id_confirmed_on_idx" ON "confirmation"("person_id", "skill_id", "confirmed_on");

-- CreateIndex
CREATE INDEX "confirmation_self_assessment_id_idx" ON "confirmation"("self_assessment_id");

-- CreateIndex
CREATE INDEX "confirmation_confirmed_on_idx" ON "confirmation"("confirmed_on");

-- CreateIndex
CREATE INDEX "evidence_person_id_skill_id_idx" ON "evidence"("person_id", "skill_id");

-- CreateIndex
CREATE INDEX "certificate_event_person_id_role_effective_on_idx" ON "certificate_event"("person_id", "role", "effective_on");

-- CreateIndex
CREATE INDEX "appointment_person_id_idx" ON "appointment"("person_id");

-- CreateIndex
CREATE INDEX "role_aim_person_id_idx" ON "role_aim"("person_id");

-- CreateIndex
CREATE INDEX "nomination_person_id_idx" ON "nomination"("person_id");

-- CreateIndex
CREATE INDEX "mentor_pair_mentor_id_idx" ON "mentor_pair"("mentor_id");

-- CreateIndex
CREATE INDEX "mentor_pair_mentee_id_idx" ON "mentor_pair"("mentee_id");

-- CreateIndex
CREATE INDEX "notice_person_id_read_at_idx" ON "notice"("person_id", "read_at");

-- AddForeignKey
ALTER TABLE "unit_period" ADD CONSTRAINT "unit_period_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_period" ADD CONSTRAINT "unit_period_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_succession" ADD CONSTRAINT "unit_succession_predecessor_id_fkey" FOREIGN KEY ("predecessor_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_succession" ADD CONSTRAINT "unit_succession_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_head" ADD CONSTRAINT "unit_head_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_head" ADD CONSTRAINT "unit_head_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_number" ADD CONSTRAINT "person_number_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_particulars" ADD CONSTRAINT "person_particulars_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employment" ADD CONSTRAINT "employment_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leave_status" ADD CONSTRAINT "leave_status_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "function_grant" ADD CONSTRAINT "function_grant_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purpose_acknowledgement" ADD CONSTRAINT "purpose_acknowledgement_notice_version_fkey" FOREIGN KEY ("notice_version") REFERENCES "purpose_notice"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "skill_category" ADD CONSTRAINT "skill_category_standard_version_id_fkey" FOREIGN KEY ("standard_version_id") REFERENCES "standard_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "skill" ADD CONSTRAINT "skill_standard_version_id_fkey" FOREIGN KEY ("standard_version_id") REFERENCES "standard_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "skill" ADD CONSTRAINT "skill_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "skill_category"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "skill_level" ADD CONSTRAINT "skill_level_skill_id_fkey" FOREIGN KEY ("skill_id") REFERENCES "skill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tool" ADD CONSTRAINT "tool_standard_version_id_fkey" FOREIGN KEY ("standard_version_id") REFERENCES "standard_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_profile" ADD CONSTRAINT "role_profile_standard_version_id_fkey" FOREIGN KEY ("standard_version_id") REFERENCES "standard_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_requirement" ADD CONSTRAINT "role_requirement_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "role_profile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_requirement" ADD CONSTRAINT "role_requirement_skill_id_fkey" FOREIGN KEY ("skill_id") REFERENCES "skill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round" ADD CONSTRAINT "round_standard_version_id_fkey" FOREIGN KEY ("standard_version_id") REFERENCES "standard_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_participant" ADD CONSTRAINT "round_participant_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_draft" ADD CONSTRAINT "assessment_draft_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "self_assessment" ADD CONSTRAINT "self_assessment_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission_return" ADD CONSTRAINT "submission_return_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_route" ADD CONSTRAINT "review_route_self_assessment_id_fkey" FOREIGN KEY ("self_assessment_id") REFERENCES "self_assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confirmation" ADD CONSTRAINT "confirmation_self_assessment_id_fkey" FOREIGN KEY ("self_assessment_id") REFERENCES "self_assessment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_link" ADD CONSTRAINT "evidence_link_self_assessment_id_fkey" FOREIGN KEY ("self_assessment_id") REFERENCES "self_assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_link" ADD CONSTRAINT "evidence_link_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_snapshot" ADD CONSTRAINT "round_snapshot_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_unit" ADD CONSTRAINT "publication_unit_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_cell" ADD CONSTRAINT "publication_cell_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

