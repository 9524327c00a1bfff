-- The outbox of mails: a mail is written in the transaction of what it tells of, and sent outside of it.

-- CreateTable
CREATE TABLE "mail" (
    "id" SERIAL NOT NULL,
    "message_id" TEXT NOT NULL,
    "person_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_tried_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "last_failure" TEXT,
    "next_try_at" TIMESTAMPTZ(3),
    "lease" UUID,
    "leased_until" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_setting" (
    "person_id" INTEGER NOT NULL,
    "delivery" TEXT NOT NULL,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_setting_pkey" PRIMARY KEY ("person_id")
);

-- AlterTable
ALTER TABLE "notice" ADD COLUMN "text" TEXT, ADD COLUMN "mail_id" INTEGER;

-- CreateIndex
CREATE UNIQUE INDEX "mail_message_id_key" ON "mail"("message_id");

-- CreateIndex
CREATE INDEX "mail_state_id_idx" ON "mail"("state", "id");

-- CreateIndex
CREATE INDEX "notice_mail_id_idx" ON "notice"("mail_id");

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_mail_id_fkey" FOREIGN KEY ("mail_id") REFERENCES "mail"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- One address of one person: nothing that could be read as another header or a second recipient.
CREATE FUNCTION is_mail_address(address text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT length(address) <= 254 AND address ~ '^[^[:space:][:cntrl:]<>(),:;"\\@]+@[^[:space:][:cntrl:]<>(),:;"\\@]+$'
$$;

ALTER TABLE mail
  ADD CONSTRAINT mail_kind CHECK (kind IN ('at_once', 'digest')),
  ADD CONSTRAINT mail_state CHECK (state IN ('waiting', 'sending', 'sent', 'dead')),
  ADD CONSTRAINT mail_address CHECK (is_mail_address(address)),
  ADD CONSTRAINT mail_message_id CHECK (message_id ~ '^[0-9a-f-]{36}@[0-9A-Za-z.:-]+$'),
  ADD CONSTRAINT mail_leased CHECK ((state = 'sending') = (lease IS NOT NULL) AND (lease IS NULL) = (leased_until IS NULL)),
  ADD CONSTRAINT mail_sent CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
  ADD CONSTRAINT mail_failed CHECK (last_failure ~ '^[0-9A-Za-z_ ]{1,40}$');
ALTER TABLE mail_setting ADD CONSTRAINT mail_setting_delivery CHECK (delivery IN ('at_once', 'digest', 'portal_only'));

-- One digest a person gathers notices until it is tried for the first time; from then on it stays as it is.
CREATE UNIQUE INDEX mail_gathering ON mail (person_id) WHERE kind = 'digest' AND state = 'waiting' AND last_tried_at IS NULL;
CREATE INDEX mail_to_send ON mail (id) WHERE state IN ('waiting', 'sending');

-- What a mail tells, the oldest notice first.
CREATE FUNCTION told_by(mail int) RETURNS json LANGUAGE sql STABLE AS $$
  SELECT coalesce(json_agg(json_build_object('title', n.title, 'href', n.href, 'text', n.text, 'on', n.created_on) ORDER BY n.id), '[]')
  FROM notice n WHERE n.mail_id = mail
$$;

CREATE FUNCTION guard_mail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'sent' THEN
    RAISE EXCEPTION 'a mail that was sent is never sent again (mail.%)', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_mail BEFORE UPDATE ON mail FOR EACH ROW EXECUTE FUNCTION guard_mail();

GRANT SELECT, INSERT ON mail, mail_setting TO portal_app;
GRANT USAGE, SELECT ON SEQUENCE mail_id_seq TO portal_app;
GRANT UPDATE (address, state, attempts, last_tried_at, sent_at, last_failure, next_try_at, lease, leased_until) ON mail TO portal_app;
GRANT UPDATE (delivery, chosen_at) ON mail_setting TO portal_app;
