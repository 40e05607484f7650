CREATE TABLE "departures" (
	"id" text PRIMARY KEY NOT NULL,
	"left_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "freezes" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"since" bigint NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"event" text NOT NULL,
	"fact" jsonb NOT NULL,
	"lane" text NOT NULL,
	"state" text NOT NULL,
	"tries" integer NOT NULL,
	"due_at" bigint NOT NULL,
	"lease_until" bigint,
	"reason" text,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "leavings" (
	"id" text PRIMARY KEY NOT NULL,
	"left_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "legal_holds" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"added_at" bigint NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "marks" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "milestones" (
	"id" text PRIMARY KEY NOT NULL,
	"decided_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbound_counts" (
	"id" text PRIMARY KEY NOT NULL,
	"day" text NOT NULL,
	"purpose" text NOT NULL,
	"host" text NOT NULL,
	"calls" integer NOT NULL,
	"bytes" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbound_refusals" (
	"id" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"host" text NOT NULL,
	"refused_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retention_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"trigger" text NOT NULL,
	"days" integer NOT NULL,
	"at_most_days" integer NOT NULL,
	"reason" text,
	"changed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticks" (
	"id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"id" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"host" text NOT NULL,
	"bytes" bigint NOT NULL,
	"sent_at" bigint NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_warnings" (
	"id" text PRIMARY KEY NOT NULL,
	"warned_at" bigint NOT NULL,
	"told_at" bigint,
	"last_here" bigint NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"id" text PRIMARY KEY NOT NULL,
	"sitting_id" text NOT NULL,
	"question_id" text NOT NULL,
	"number" integer NOT NULL,
	"round" integer NOT NULL,
	"kind" text,
	"state" text NOT NULL,
	"think_ends_at" bigint,
	"answer_ends_at" bigint,
	"seen_at" bigint,
	"given_back_ms" integer NOT NULL,
	"text" text,
	"take_id" text,
	"kept_at" bigint,
	"created_at" bigint NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "archives" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"state" text NOT NULL,
	"done" integer NOT NULL,
	"of" integer NOT NULL,
	"file" text,
	"bytes" bigint NOT NULL,
	"made_at" bigint NOT NULL,
	"downloads" integer NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"login_index" text,
	"login" text,
	"password_hash" text,
	"roles" jsonb NOT NULL,
	"state" text NOT NULL,
	"created_at" bigint NOT NULL,
	"seen_at" bigint,
	"closed_at" bigint,
	"left_at" bigint,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_links" (
	"id" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"token_hash" text NOT NULL,
	"next" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"invitation_id" text,
	"device" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "carried" (
	"id" text PRIMARY KEY NOT NULL,
	"holding" text NOT NULL,
	"item" text NOT NULL,
	"file" text,
	"issuer" text NOT NULL,
	"fingerprint" text NOT NULL,
	"agreed_at" bigint NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "archive_uploads" (
	"id" text PRIMARY KEY NOT NULL,
	"file" text NOT NULL,
	"summary" text NOT NULL,
	"uploaded_at" bigint NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certificates" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"language" text NOT NULL,
	"body" text NOT NULL,
	"signature" text NOT NULL,
	"erased_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" text PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"purpose" text NOT NULL,
	"choice" text NOT NULL,
	"sitting_id" text,
	"invitation_id" text,
	"shown_hash" text NOT NULL,
	"shown" text NOT NULL,
	"policy_version_id" text,
	"policy_hash" text,
	"at" bigint NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contests" (
	"id" text PRIMARY KEY NOT NULL,
	"sitting_id" text NOT NULL,
	"request_id" text NOT NULL,
	"state" text NOT NULL,
	"filed_at" bigint NOT NULL,
	"due_at" bigint NOT NULL,
	"reader_id" text,
	"outcome" text,
	"reason" text,
	"decided_at" bigint,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "result_looks" (
	"id" text PRIMARY KEY NOT NULL,
	"sitting_id" text NOT NULL,
	"viewer_id" text NOT NULL,
	"seen_at" bigint NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"sitting_id" text NOT NULL,
	"number" integer NOT NULL,
	"outcome" text NOT NULL,
	"reason" text NOT NULL,
	"letter_subject" text NOT NULL,
	"letter_text" text NOT NULL,
	"decided_by" text NOT NULL,
	"decided_at" bigint NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" text PRIMARY KEY NOT NULL,
	"sitting_id" text NOT NULL,
	"text" text NOT NULL,
	"revision" integer NOT NULL,
	"saved_at" bigint NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text,
	"language" text NOT NULL,
	"state" text NOT NULL,
	"keys" jsonb NOT NULL,
	"going" jsonb,
	"recipients" jsonb NOT NULL,
	"asked_at" bigint NOT NULL,
	"begun_at" bigint NOT NULL,
	"erased_at" bigint,
	"done_at" bigint,
	"keyless" bigint,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "erasure_steps" (
	"id" text PRIMARY KEY NOT NULL,
	"erasure_id" text NOT NULL,
	"place" integer NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"tries" integer NOT NULL,
	"reason" text,
	"did" text,
	"items" integer NOT NULL,
	"because" jsonb,
	"until" bigint,
	"begun_at" bigint NOT NULL,
	"done_at" bigint,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "freeze_endings" (
	"id" text PRIMARY KEY NOT NULL,
	"ends_at" bigint NOT NULL,
	"told_at" bigint NOT NULL,
	"told_by" text,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hold_cases" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"reason" text NOT NULL,
	"review_on" bigint NOT NULL,
	"opened_at" bigint NOT NULL,
	"closed_at" bigint,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feedback" (
	"id" text PRIMARY KEY NOT NULL,
	"sitting_id" text NOT NULL,
	"fair" text,
	"clear" text,
	"text" text,
	"given_at" bigint NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitation_links" (
	"id" text PRIMARY KEY NOT NULL,
	"invitation_id" text NOT NULL,
	"generation" integer NOT NULL,
	"token_hash" text NOT NULL,
	"made_at" bigint NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"position_id" text NOT NULL,
	"kit_version_id" text NOT NULL,
	"language" text NOT NULL,
	"deadline" bigint NOT NULL,
	"time_zone" text NOT NULL,
	"state" text NOT NULL,
	"round" integer NOT NULL,
	"generation" integer NOT NULL,
	"letters" integer NOT NULL,
	"invited_by" text NOT NULL,
	"invited_at" bigint NOT NULL,
	"written_at" bigint NOT NULL,
	"reminded_at" bigint,
	"started_at" bigint,
	"ended_at" bigint,
	"cancel_reason" text,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kit_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"kit_id" text NOT NULL,
	"number" integer NOT NULL,
	"content" jsonb NOT NULL,
	"digest" text NOT NULL,
	"made_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kits" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"draft" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"changed_at" bigint NOT NULL,
	"archived_at" bigint
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"id" text PRIMARY KEY NOT NULL,
	"invitation_id" text,
	"kind" text NOT NULL,
	"occasion" text NOT NULL,
	"language" text NOT NULL,
	"state" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"reply_to" text,
	"unsubscribe" text,
	"problem" text,
	"tries" integer NOT NULL,
	"written_at" bigint NOT NULL,
	"sent_at" bigint,
	"sent_by" text,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_checkpoints" (
	"size" integer PRIMARY KEY NOT NULL,
	"origin" text NOT NULL,
	"root" text NOT NULL,
	"at" bigint NOT NULL,
	"signature" text NOT NULL,
	"public_key" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_ends" (
	"id" text PRIMARY KEY NOT NULL,
	"size" integer NOT NULL,
	"peaks" text NOT NULL,
	"seal" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"number" integer PRIMARY KEY NOT NULL,
	"heard_id" text NOT NULL,
	"at" bigint NOT NULL,
	"name" text NOT NULL,
	"fact" text,
	"actor_id" text,
	"about_id" text,
	"fact_nonce" text,
	"actor_nonce" text,
	"about_nonce" text,
	"fact_hash" text NOT NULL,
	"actor_hash" text,
	"about_hash" text,
	"seal" text NOT NULL,
	"blank_seal" text
);
--> statement-breakpoint
CREATE TABLE "audit_forgotten" (
	"id" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_nodes" (
	"id" bigint PRIMARY KEY NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "announcements" (
	"id" text PRIMARY KEY NOT NULL,
	"position_id" text NOT NULL,
	"words" text NOT NULL,
	"people" integer NOT NULL,
	"written_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_preferences" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"wanted" boolean NOT NULL,
	"chosen_at" bigint NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suppressions" (
	"id" text PRIMARY KEY NOT NULL,
	"since" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recordings" (
	"id" text PRIMARY KEY NOT NULL,
	"answer_id" text NOT NULL,
	"sitting_id" text NOT NULL,
	"take_id" text NOT NULL,
	"state" text NOT NULL,
	"problem" text,
	"kind" text NOT NULL,
	"file" text,
	"type" text,
	"bytes" bigint,
	"seconds" double precision,
	"peaks" jsonb,
	"partial" boolean NOT NULL,
	"made_at" bigint NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_pulls" (
	"id" text PRIMARY KEY NOT NULL,
	"file" text NOT NULL,
	"state" text NOT NULL,
	"bytes_so_far" bigint NOT NULL,
	"problem" text,
	"started_at" bigint NOT NULL,
	"changed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "nights" (
	"id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"because" text,
	"confirmed" boolean NOT NULL,
	"started_at" bigint NOT NULL,
	"alive_at" bigint NOT NULL,
	"ended_at" bigint,
	"counts" jsonb NOT NULL,
	"failures" jsonb NOT NULL,
	"people" integer NOT NULL,
	"keys" integer NOT NULL,
	"accounts" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pass_askings" (
	"id" text PRIMARY KEY NOT NULL,
	"address_index" text NOT NULL,
	"asked_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passes" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"controller" text NOT NULL,
	"address" text NOT NULL,
	"privacy_mail" text NOT NULL,
	"data_protection_officer" text,
	"authority" text,
	"authority_url" text,
	"language" text NOT NULL,
	"time_zone" text NOT NULL,
	"accent" text,
	"set_up_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_index" text NOT NULL,
	"language" text NOT NULL,
	"created_at" bigint NOT NULL,
	"last_seen_at" bigint,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policy_notices" (
	"id" text PRIMARY KEY NOT NULL,
	"version_id" text NOT NULL,
	"told_at" bigint NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policy_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"text_en" text NOT NULL,
	"text_de" text NOT NULL,
	"summary_en" text NOT NULL,
	"summary_de" text NOT NULL,
	"material" boolean NOT NULL,
	"revision" integer NOT NULL,
	"changed_at" bigint NOT NULL,
	"effective_at" bigint,
	"published_at" bigint,
	"published_by" text,
	"hash_en" text,
	"hash_de" text
);
--> statement-breakpoint
CREATE TABLE "positions" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"kit_id" text NOT NULL,
	"state" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agreements" (
	"id" text PRIMARY KEY NOT NULL,
	"sitting_id" text NOT NULL,
	"agreed_at" bigint NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "corrections" (
	"id" text PRIMARY KEY NOT NULL,
	"answer_id" text NOT NULL,
	"sitting_id" text NOT NULL,
	"passage" text NOT NULL,
	"text" text NOT NULL,
	"written_at" bigint NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reopenings" (
	"id" text PRIMARY KEY NOT NULL,
	"sitting_id" text NOT NULL,
	"round" integer NOT NULL,
	"reason" text NOT NULL,
	"reopened_by" text NOT NULL,
	"reopened_at" bigint NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"identity" text NOT NULL,
	"words" text,
	"details" text,
	"checked_how" text,
	"extension" text,
	"outcome" text,
	"received_at" bigint NOT NULL,
	"due_at" bigint NOT NULL,
	"extended_at" bigint,
	"closed_at" bigint,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "overrides" (
	"id" text PRIMARY KEY NOT NULL,
	"scorecard_id" text NOT NULL,
	"sitting_id" text NOT NULL,
	"question_id" text NOT NULL,
	"criterion_id" text NOT NULL,
	"number" integer NOT NULL,
	"level" text NOT NULL,
	"reason" text NOT NULL,
	"changed_at" bigint NOT NULL,
	"changed_by" text NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scorecards" (
	"id" text PRIMARY KEY NOT NULL,
	"sitting_id" text NOT NULL,
	"reviewer_id" text NOT NULL,
	"state" text NOT NULL,
	"revision" integer NOT NULL,
	"content" text NOT NULL,
	"saved_at" bigint NOT NULL,
	"handed_in_at" bigint,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decision_records" (
	"id" text PRIMARY KEY NOT NULL,
	"answer_id" text NOT NULL,
	"record" text NOT NULL,
	"made_at" bigint NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ratings" (
	"id" text PRIMARY KEY NOT NULL,
	"answer_id" text NOT NULL,
	"sitting_id" text NOT NULL,
	"question_id" text NOT NULL,
	"state" text NOT NULL,
	"content" text NOT NULL,
	"rated_at" bigint NOT NULL,
	"superseded_at" bigint,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sittings" (
	"id" text PRIMARY KEY NOT NULL,
	"invitation_id" text NOT NULL,
	"position_id" text NOT NULL,
	"kit_version_id" text NOT NULL,
	"ai" boolean NOT NULL,
	"records" boolean NOT NULL,
	"state" text NOT NULL,
	"held_by" text,
	"consented_at" bigint NOT NULL,
	"devices_checked_at" bigint,
	"prefers" text,
	"finished_at" bigint,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "slices" (
	"id" text PRIMARY KEY NOT NULL,
	"take_id" text NOT NULL,
	"sitting_id" text NOT NULL,
	"start" bigint NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"file" text NOT NULL,
	"saved_at" bigint NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "takes" (
	"id" text PRIMARY KEY NOT NULL,
	"answer_id" text NOT NULL,
	"sitting_id" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"mime" text NOT NULL,
	"longest_seconds" integer NOT NULL,
	"state" text NOT NULL,
	"bytes" bigint NOT NULL,
	"seconds" double precision,
	"started_at" bigint NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transcripts" (
	"id" text PRIMARY KEY NOT NULL,
	"answer_id" text NOT NULL,
	"sitting_id" text NOT NULL,
	"state" text NOT NULL,
	"language" text NOT NULL,
	"words" text NOT NULL,
	"speech" jsonb NOT NULL,
	"engine" jsonb NOT NULL,
	"seconds" double precision NOT NULL,
	"made_at" bigint NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "veils" (
	"id" text PRIMARY KEY NOT NULL,
	"reader_id" text NOT NULL,
	"sitting_id" text NOT NULL,
	"hung_at" bigint NOT NULL,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "freezes_by_subjectId" ON "freezes" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "freezes_by_since" ON "freezes" USING btree ("since");--> statement-breakpoint
CREATE INDEX "jobs_by_state_lane_dueAt" ON "jobs" USING btree ("state","lane","due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "legal_holds_one_per_caseId_subjectId" ON "legal_holds" USING btree ("case_id","subject_id");--> statement-breakpoint
CREATE INDEX "legal_holds_by_subjectId" ON "legal_holds" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "legal_holds_by_addedAt" ON "legal_holds" USING btree ("added_at");--> statement-breakpoint
CREATE INDEX "milestones_by_decidedAt" ON "milestones" USING btree ("decided_at");--> statement-breakpoint
CREATE INDEX "outbound_counts_by_day" ON "outbound_counts" USING btree ("day");--> statement-breakpoint
CREATE INDEX "outbound_refusals_by_refusedAt" ON "outbound_refusals" USING btree ("refused_at");--> statement-breakpoint
CREATE INDEX "transfers_by_subjectId" ON "transfers" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "transfers_by_sentAt" ON "transfers" USING btree ("sent_at");--> statement-breakpoint
CREATE INDEX "account_warnings_by_subjectId" ON "account_warnings" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "account_warnings_by_warnedAt" ON "account_warnings" USING btree ("warned_at");--> statement-breakpoint
CREATE UNIQUE INDEX "answers_one_per_sittingId_questionId_round" ON "answers" USING btree ("sitting_id","question_id","round");--> statement-breakpoint
CREATE INDEX "answers_by_subjectId" ON "answers" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "answers_by_createdAt" ON "answers" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "answers_by_sittingId" ON "answers" USING btree ("sitting_id");--> statement-breakpoint
CREATE INDEX "archives_by_subjectId" ON "archives" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "archives_by_madeAt" ON "archives" USING btree ("made_at");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_one_per_loginIndex" ON "accounts" USING btree ("login_index");--> statement-breakpoint
CREATE INDEX "accounts_by_subjectId" ON "accounts" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "accounts_by_leftAt" ON "accounts" USING btree ("left_at");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_links_one_per_tokenHash" ON "staff_links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "staff_links_by_subjectId" ON "staff_links" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "staff_links_by_createdAt" ON "staff_links" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "sessions_by_subjectId" ON "sessions" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "sessions_by_createdAt" ON "sessions" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "sessions_by_invitationId" ON "sessions" USING btree ("invitation_id");--> statement-breakpoint
CREATE INDEX "carried_by_subjectId" ON "carried" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "carried_by_agreedAt" ON "carried" USING btree ("agreed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "archive_uploads_one_per_subjectId" ON "archive_uploads" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "archive_uploads_by_subjectId" ON "archive_uploads" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "archive_uploads_by_uploadedAt" ON "archive_uploads" USING btree ("uploaded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_one_per_tokenHash" ON "certificates" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "consents_one_per_subjectId_number" ON "consents" USING btree ("subject_id","number");--> statement-breakpoint
CREATE INDEX "consents_by_subjectId" ON "consents" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "consents_by_at" ON "consents" USING btree ("at");--> statement-breakpoint
CREATE INDEX "consents_by_sittingId" ON "consents" USING btree ("sitting_id");--> statement-breakpoint
CREATE INDEX "consents_by_purpose_choice" ON "consents" USING btree ("purpose","choice");--> statement-breakpoint
CREATE UNIQUE INDEX "contests_one_per_requestId" ON "contests" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "contests_by_subjectId" ON "contests" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "contests_by_filedAt" ON "contests" USING btree ("filed_at");--> statement-breakpoint
CREATE INDEX "contests_by_sittingId" ON "contests" USING btree ("sitting_id");--> statement-breakpoint
CREATE INDEX "contests_by_state_dueAt" ON "contests" USING btree ("state","due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "result_looks_one_per_sittingId_viewerId" ON "result_looks" USING btree ("sitting_id","viewer_id");--> statement-breakpoint
CREATE INDEX "result_looks_by_subjectId" ON "result_looks" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "result_looks_by_seenAt" ON "result_looks" USING btree ("seen_at");--> statement-breakpoint
CREATE INDEX "result_looks_by_sittingId" ON "result_looks" USING btree ("sitting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_one_per_sittingId_number" ON "decisions" USING btree ("sitting_id","number");--> statement-breakpoint
CREATE INDEX "decisions_by_subjectId" ON "decisions" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "decisions_by_decidedAt" ON "decisions" USING btree ("decided_at");--> statement-breakpoint
CREATE INDEX "decisions_by_sittingId" ON "decisions" USING btree ("sitting_id");--> statement-breakpoint
CREATE INDEX "drafts_by_subjectId" ON "drafts" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "drafts_by_savedAt" ON "drafts" USING btree ("saved_at");--> statement-breakpoint
CREATE INDEX "drafts_by_sittingId" ON "drafts" USING btree ("sitting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "erasures_one_per_subjectId" ON "erasures" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "erasures_by_subjectId" ON "erasures" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "erasures_by_keyless" ON "erasures" USING btree ("keyless");--> statement-breakpoint
CREATE INDEX "erasures_by_state" ON "erasures" USING btree ("state");--> statement-breakpoint
CREATE UNIQUE INDEX "erasure_steps_one_per_erasureId_place" ON "erasure_steps" USING btree ("erasure_id","place");--> statement-breakpoint
CREATE INDEX "erasure_steps_by_subjectId" ON "erasure_steps" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "erasure_steps_by_begunAt" ON "erasure_steps" USING btree ("begun_at");--> statement-breakpoint
CREATE INDEX "freeze_endings_by_subjectId" ON "freeze_endings" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "freeze_endings_by_toldAt" ON "freeze_endings" USING btree ("told_at");--> statement-breakpoint
CREATE INDEX "hold_cases_by_subjectId" ON "hold_cases" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "hold_cases_by_closedAt" ON "hold_cases" USING btree ("closed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "feedback_one_per_sittingId" ON "feedback" USING btree ("sitting_id");--> statement-breakpoint
CREATE INDEX "feedback_by_subjectId" ON "feedback" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "feedback_by_givenAt" ON "feedback" USING btree ("given_at");--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_links_one_per_tokenHash" ON "invitation_links" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_links_one_per_invitationId_generation" ON "invitation_links" USING btree ("invitation_id","generation");--> statement-breakpoint
CREATE INDEX "invitation_links_by_subjectId" ON "invitation_links" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "invitation_links_by_madeAt" ON "invitation_links" USING btree ("made_at");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_one_per_positionId_subjectId_round" ON "invitations" USING btree ("position_id","subject_id","round");--> statement-breakpoint
CREATE INDEX "invitations_by_subjectId" ON "invitations" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "invitations_by_deadline" ON "invitations" USING btree ("deadline");--> statement-breakpoint
CREATE INDEX "invitations_by_positionId_invitedAt" ON "invitations" USING btree ("position_id","invited_at");--> statement-breakpoint
CREATE INDEX "invitations_by_positionId_state_deadline" ON "invitations" USING btree ("position_id","state","deadline");--> statement-breakpoint
CREATE INDEX "invitations_by_state_deadline" ON "invitations" USING btree ("state","deadline");--> statement-breakpoint
CREATE UNIQUE INDEX "kit_versions_one_per_kitId_number" ON "kit_versions" USING btree ("kit_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "letters_one_per_occasion" ON "letters" USING btree ("occasion");--> statement-breakpoint
CREATE INDEX "letters_by_subjectId" ON "letters" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "letters_by_writtenAt" ON "letters" USING btree ("written_at");--> statement-breakpoint
CREATE INDEX "letters_by_state_writtenAt" ON "letters" USING btree ("state","written_at");--> statement-breakpoint
CREATE INDEX "letters_by_invitationId" ON "letters" USING btree ("invitation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_entries_one_per_heardId" ON "audit_entries" USING btree ("heard_id");--> statement-breakpoint
CREATE INDEX "audit_entries_by_aboutId_number" ON "audit_entries" USING btree ("about_id","number");--> statement-breakpoint
CREATE INDEX "audit_entries_by_actorId_number" ON "audit_entries" USING btree ("actor_id","number");--> statement-breakpoint
CREATE INDEX "audit_entries_by_name" ON "audit_entries" USING btree ("name");--> statement-breakpoint
CREATE INDEX "announcements_by_positionId_writtenAt" ON "announcements" USING btree ("position_id","written_at");--> statement-breakpoint
CREATE UNIQUE INDEX "mail_preferences_one_per_subjectId_kind" ON "mail_preferences" USING btree ("subject_id","kind");--> statement-breakpoint
CREATE INDEX "mail_preferences_by_subjectId" ON "mail_preferences" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "mail_preferences_by_chosenAt" ON "mail_preferences" USING btree ("chosen_at");--> statement-breakpoint
CREATE UNIQUE INDEX "recordings_one_per_answerId" ON "recordings" USING btree ("answer_id");--> statement-breakpoint
CREATE INDEX "recordings_by_subjectId" ON "recordings" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "recordings_by_madeAt" ON "recordings" USING btree ("made_at");--> statement-breakpoint
CREATE INDEX "recordings_by_sittingId" ON "recordings" USING btree ("sitting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "model_pulls_one_per_file" ON "model_pulls" USING btree ("file");--> statement-breakpoint
CREATE INDEX "nights_by_state" ON "nights" USING btree ("state");--> statement-breakpoint
CREATE UNIQUE INDEX "passes_one_per_tokenHash" ON "passes" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "passes_by_subjectId" ON "passes" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "passes_by_createdAt" ON "passes" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "people_one_per_kind_emailIndex" ON "people" USING btree ("kind","email_index");--> statement-breakpoint
CREATE INDEX "people_by_subjectId" ON "people" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "people_by_lastSeenAt" ON "people" USING btree ("last_seen_at");--> statement-breakpoint
CREATE UNIQUE INDEX "policy_notices_one_per_versionId_subjectId" ON "policy_notices" USING btree ("version_id","subject_id");--> statement-breakpoint
CREATE INDEX "policy_notices_by_subjectId" ON "policy_notices" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "policy_notices_by_toldAt" ON "policy_notices" USING btree ("told_at");--> statement-breakpoint
CREATE UNIQUE INDEX "policy_versions_one_per_number" ON "policy_versions" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "agreements_one_per_sittingId" ON "agreements" USING btree ("sitting_id");--> statement-breakpoint
CREATE INDEX "agreements_by_subjectId" ON "agreements" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "agreements_by_agreedAt" ON "agreements" USING btree ("agreed_at");--> statement-breakpoint
CREATE INDEX "agreements_by_sittingId" ON "agreements" USING btree ("sitting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "corrections_one_per_answerId_passage" ON "corrections" USING btree ("answer_id","passage");--> statement-breakpoint
CREATE INDEX "corrections_by_subjectId" ON "corrections" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "corrections_by_writtenAt" ON "corrections" USING btree ("written_at");--> statement-breakpoint
CREATE INDEX "corrections_by_sittingId" ON "corrections" USING btree ("sitting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reopenings_one_per_sittingId_round" ON "reopenings" USING btree ("sitting_id","round");--> statement-breakpoint
CREATE INDEX "reopenings_by_subjectId" ON "reopenings" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "reopenings_by_reopenedAt" ON "reopenings" USING btree ("reopened_at");--> statement-breakpoint
CREATE INDEX "reopenings_by_sittingId" ON "reopenings" USING btree ("sitting_id");--> statement-breakpoint
CREATE INDEX "requests_by_subjectId" ON "requests" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "requests_by_receivedAt" ON "requests" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "requests_by_state_dueAt" ON "requests" USING btree ("state","due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "overrides_one_per_scorecardId_questionId_criterionId_number" ON "overrides" USING btree ("scorecard_id","question_id","criterion_id","number");--> statement-breakpoint
CREATE INDEX "overrides_by_subjectId" ON "overrides" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "overrides_by_changedAt" ON "overrides" USING btree ("changed_at");--> statement-breakpoint
CREATE INDEX "overrides_by_sittingId" ON "overrides" USING btree ("sitting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "scorecards_one_per_sittingId_reviewerId" ON "scorecards" USING btree ("sitting_id","reviewer_id");--> statement-breakpoint
CREATE INDEX "scorecards_by_subjectId" ON "scorecards" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "scorecards_by_savedAt" ON "scorecards" USING btree ("saved_at");--> statement-breakpoint
CREATE INDEX "scorecards_by_sittingId" ON "scorecards" USING btree ("sitting_id");--> statement-breakpoint
CREATE INDEX "scorecards_by_reviewerId" ON "scorecards" USING btree ("reviewer_id");--> statement-breakpoint
CREATE INDEX "decision_records_by_subjectId" ON "decision_records" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "decision_records_by_madeAt" ON "decision_records" USING btree ("made_at");--> statement-breakpoint
CREATE INDEX "decision_records_by_answerId" ON "decision_records" USING btree ("answer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ratings_one_per_answerId" ON "ratings" USING btree ("answer_id");--> statement-breakpoint
CREATE INDEX "ratings_by_subjectId" ON "ratings" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "ratings_by_ratedAt" ON "ratings" USING btree ("rated_at");--> statement-breakpoint
CREATE INDEX "ratings_by_sittingId" ON "ratings" USING btree ("sitting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sittings_one_per_invitationId" ON "sittings" USING btree ("invitation_id");--> statement-breakpoint
CREATE INDEX "sittings_by_subjectId" ON "sittings" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "sittings_by_consentedAt" ON "sittings" USING btree ("consented_at");--> statement-breakpoint
CREATE INDEX "sittings_by_id" ON "sittings" USING btree ("id");--> statement-breakpoint
CREATE INDEX "sittings_by_positionId" ON "sittings" USING btree ("position_id");--> statement-breakpoint
CREATE INDEX "sittings_by_state" ON "sittings" USING btree ("state");--> statement-breakpoint
CREATE UNIQUE INDEX "slices_one_per_takeId_start" ON "slices" USING btree ("take_id","start");--> statement-breakpoint
CREATE INDEX "slices_by_subjectId" ON "slices" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "slices_by_savedAt" ON "slices" USING btree ("saved_at");--> statement-breakpoint
CREATE INDEX "slices_by_sittingId" ON "slices" USING btree ("sitting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "takes_one_per_answerId_number" ON "takes" USING btree ("answer_id","number");--> statement-breakpoint
CREATE INDEX "takes_by_subjectId" ON "takes" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "takes_by_startedAt" ON "takes" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "takes_by_sittingId" ON "takes" USING btree ("sitting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "transcripts_one_per_answerId" ON "transcripts" USING btree ("answer_id");--> statement-breakpoint
CREATE INDEX "transcripts_by_subjectId" ON "transcripts" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "transcripts_by_madeAt" ON "transcripts" USING btree ("made_at");--> statement-breakpoint
CREATE INDEX "transcripts_by_sittingId" ON "transcripts" USING btree ("sitting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "veils_one_per_sittingId_readerId" ON "veils" USING btree ("sitting_id","reader_id");--> statement-breakpoint
CREATE INDEX "veils_by_subjectId" ON "veils" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "veils_by_hungAt" ON "veils" USING btree ("hung_at");--> statement-breakpoint
CREATE INDEX "veils_by_sittingId" ON "veils" USING btree ("sitting_id");--> statement-breakpoint
CREATE INDEX "veils_by_readerId" ON "veils" USING btree ("reader_id");