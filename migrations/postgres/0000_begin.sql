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
CREATE TABLE "marks" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticks" (
	"id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL
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
CREATE TABLE "audit_ends" (
	"id" text PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"hash" text NOT NULL,
	"seal" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"number" integer PRIMARY KEY NOT NULL,
	"heard_id" text NOT NULL,
	"at" bigint NOT NULL,
	"name" text NOT NULL,
	"fact" text NOT NULL,
	"actor_id" text,
	"about_id" text,
	"hash" text NOT NULL,
	"seal" text NOT NULL
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
	"closed_at" bigint,
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
CREATE TABLE "consents" (
	"id" text PRIMARY KEY NOT NULL,
	"sitting_id" text NOT NULL,
	"ai" boolean NOT NULL,
	"records" boolean NOT NULL,
	"shown_hash" text NOT NULL,
	"shown" text NOT NULL,
	"given_at" bigint NOT NULL,
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
	"text" text NOT NULL,
	"revision" integer NOT NULL,
	"saved_at" bigint NOT NULL,
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
	"problem" text,
	"tries" integer NOT NULL,
	"written_at" bigint NOT NULL,
	"sent_at" bigint,
	"sent_by" text,
	"subject_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recordings" (
	"id" text PRIMARY KEY NOT NULL,
	"answer_id" text NOT NULL,
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
CREATE TABLE "organisations" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"controller" text NOT NULL,
	"address" text NOT NULL,
	"privacy_mail" text NOT NULL,
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
CREATE INDEX "jobs_by_state_lane_dueAt" ON "jobs" USING btree ("state","lane","due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "answers_one_per_sittingId_questionId_round" ON "answers" USING btree ("sitting_id","question_id","round");--> statement-breakpoint
CREATE INDEX "answers_by_subjectId" ON "answers" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_entries_one_per_heardId" ON "audit_entries" USING btree ("heard_id");--> statement-breakpoint
CREATE INDEX "audit_entries_by_aboutId_number" ON "audit_entries" USING btree ("about_id","number");--> statement-breakpoint
CREATE INDEX "audit_entries_by_actorId_number" ON "audit_entries" USING btree ("actor_id","number");--> statement-breakpoint
CREATE INDEX "audit_entries_by_name" ON "audit_entries" USING btree ("name");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_one_per_loginIndex" ON "accounts" USING btree ("login_index");--> statement-breakpoint
CREATE INDEX "accounts_by_subjectId" ON "accounts" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_links_one_per_tokenHash" ON "staff_links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "staff_links_by_subjectId" ON "staff_links" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "sessions_by_subjectId" ON "sessions" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "sessions_by_invitationId" ON "sessions" USING btree ("invitation_id");--> statement-breakpoint
CREATE INDEX "consents_by_subjectId" ON "consents" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "consents_by_sittingId" ON "consents" USING btree ("sitting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_one_per_sittingId_number" ON "decisions" USING btree ("sitting_id","number");--> statement-breakpoint
CREATE INDEX "decisions_by_subjectId" ON "decisions" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "drafts_by_subjectId" ON "drafts" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "feedback_one_per_sittingId" ON "feedback" USING btree ("sitting_id");--> statement-breakpoint
CREATE INDEX "feedback_by_subjectId" ON "feedback" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_links_one_per_tokenHash" ON "invitation_links" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_links_one_per_invitationId_generation" ON "invitation_links" USING btree ("invitation_id","generation");--> statement-breakpoint
CREATE INDEX "invitation_links_by_subjectId" ON "invitation_links" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_one_per_positionId_subjectId_round" ON "invitations" USING btree ("position_id","subject_id","round");--> statement-breakpoint
CREATE INDEX "invitations_by_subjectId" ON "invitations" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "invitations_by_positionId_invitedAt" ON "invitations" USING btree ("position_id","invited_at");--> statement-breakpoint
CREATE INDEX "invitations_by_positionId_state_deadline" ON "invitations" USING btree ("position_id","state","deadline");--> statement-breakpoint
CREATE INDEX "invitations_by_state_deadline" ON "invitations" USING btree ("state","deadline");--> statement-breakpoint
CREATE UNIQUE INDEX "kit_versions_one_per_kitId_number" ON "kit_versions" USING btree ("kit_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "letters_one_per_occasion" ON "letters" USING btree ("occasion");--> statement-breakpoint
CREATE INDEX "letters_by_subjectId" ON "letters" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "letters_by_state_writtenAt" ON "letters" USING btree ("state","written_at");--> statement-breakpoint
CREATE INDEX "letters_by_invitationId" ON "letters" USING btree ("invitation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "recordings_one_per_answerId" ON "recordings" USING btree ("answer_id");--> statement-breakpoint
CREATE INDEX "recordings_by_subjectId" ON "recordings" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "model_pulls_one_per_file" ON "model_pulls" USING btree ("file");--> statement-breakpoint
CREATE UNIQUE INDEX "people_one_per_kind_emailIndex" ON "people" USING btree ("kind","email_index");--> statement-breakpoint
CREATE INDEX "people_by_subjectId" ON "people" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "agreements_one_per_sittingId" ON "agreements" USING btree ("sitting_id");--> statement-breakpoint
CREATE INDEX "agreements_by_subjectId" ON "agreements" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "corrections_one_per_answerId_passage" ON "corrections" USING btree ("answer_id","passage");--> statement-breakpoint
CREATE INDEX "corrections_by_subjectId" ON "corrections" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reopenings_one_per_sittingId_round" ON "reopenings" USING btree ("sitting_id","round");--> statement-breakpoint
CREATE INDEX "reopenings_by_subjectId" ON "reopenings" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "overrides_one_per_scorecardId_questionId_criterionId_number" ON "overrides" USING btree ("scorecard_id","question_id","criterion_id","number");--> statement-breakpoint
CREATE INDEX "overrides_by_subjectId" ON "overrides" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "overrides_by_sittingId" ON "overrides" USING btree ("sitting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "scorecards_one_per_sittingId_reviewerId" ON "scorecards" USING btree ("sitting_id","reviewer_id");--> statement-breakpoint
CREATE INDEX "scorecards_by_subjectId" ON "scorecards" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "scorecards_by_reviewerId" ON "scorecards" USING btree ("reviewer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "decision_records_one_per_answerId" ON "decision_records" USING btree ("answer_id");--> statement-breakpoint
CREATE INDEX "decision_records_by_subjectId" ON "decision_records" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ratings_one_per_answerId" ON "ratings" USING btree ("answer_id");--> statement-breakpoint
CREATE INDEX "ratings_by_subjectId" ON "ratings" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "ratings_by_sittingId" ON "ratings" USING btree ("sitting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sittings_one_per_invitationId" ON "sittings" USING btree ("invitation_id");--> statement-breakpoint
CREATE INDEX "sittings_by_subjectId" ON "sittings" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "sittings_by_positionId" ON "sittings" USING btree ("position_id");--> statement-breakpoint
CREATE INDEX "sittings_by_state" ON "sittings" USING btree ("state");--> statement-breakpoint
CREATE UNIQUE INDEX "slices_one_per_takeId_start" ON "slices" USING btree ("take_id","start");--> statement-breakpoint
CREATE INDEX "slices_by_subjectId" ON "slices" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "takes_one_per_answerId_number" ON "takes" USING btree ("answer_id","number");--> statement-breakpoint
CREATE INDEX "takes_by_subjectId" ON "takes" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "transcripts_one_per_answerId" ON "transcripts" USING btree ("answer_id");--> statement-breakpoint
CREATE INDEX "transcripts_by_subjectId" ON "transcripts" USING btree ("subject_id");