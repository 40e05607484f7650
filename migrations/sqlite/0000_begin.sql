CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`event` text NOT NULL,
	`fact` text NOT NULL,
	`lane` text NOT NULL,
	`state` text NOT NULL,
	`tries` integer NOT NULL,
	`due_at` integer NOT NULL,
	`lease_until` integer,
	`reason` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `jobs_by_state_lane_dueAt` ON `jobs` (`state`,`lane`,`due_at`);--> statement-breakpoint
CREATE TABLE `marks` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ticks` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `answers` (
	`id` text PRIMARY KEY NOT NULL,
	`sitting_id` text NOT NULL,
	`question_id` text NOT NULL,
	`number` integer NOT NULL,
	`round` integer NOT NULL,
	`kind` text,
	`state` text NOT NULL,
	`think_ends_at` integer,
	`answer_ends_at` integer,
	`seen_at` integer,
	`given_back_ms` integer NOT NULL,
	`text` text,
	`take_id` text,
	`kept_at` integer,
	`created_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `answers_one_per_sittingId_questionId_round` ON `answers` (`sitting_id`,`question_id`,`round`);--> statement-breakpoint
CREATE INDEX `answers_by_subjectId` ON `answers` (`subject_id`);--> statement-breakpoint
CREATE TABLE `audit_ends` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`hash` text NOT NULL,
	`seal` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`number` integer PRIMARY KEY NOT NULL,
	`heard_id` text NOT NULL,
	`at` integer NOT NULL,
	`name` text NOT NULL,
	`fact` text NOT NULL,
	`actor_id` text,
	`about_id` text,
	`hash` text NOT NULL,
	`seal` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_entries_one_per_heardId` ON `audit_entries` (`heard_id`);--> statement-breakpoint
CREATE INDEX `audit_entries_by_aboutId_number` ON `audit_entries` (`about_id`,`number`);--> statement-breakpoint
CREATE INDEX `audit_entries_by_actorId_number` ON `audit_entries` (`actor_id`,`number`);--> statement-breakpoint
CREATE INDEX `audit_entries_by_name` ON `audit_entries` (`name`);--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`login_index` text,
	`login` text,
	`password_hash` text,
	`roles` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_one_per_loginIndex` ON `accounts` (`login_index`);--> statement-breakpoint
CREATE INDEX `accounts_by_subjectId` ON `accounts` (`subject_id`);--> statement-breakpoint
CREATE TABLE `staff_links` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`token_hash` text NOT NULL,
	`next` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_links_one_per_tokenHash` ON `staff_links` (`token_hash`);--> statement-breakpoint
CREATE INDEX `staff_links_by_subjectId` ON `staff_links` (`subject_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`invitation_id` text,
	`device` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sessions_by_subjectId` ON `sessions` (`subject_id`);--> statement-breakpoint
CREATE INDEX `sessions_by_invitationId` ON `sessions` (`invitation_id`);--> statement-breakpoint
CREATE TABLE `consents` (
	`id` text PRIMARY KEY NOT NULL,
	`sitting_id` text NOT NULL,
	`ai` integer NOT NULL,
	`records` integer NOT NULL,
	`shown_hash` text NOT NULL,
	`shown` text NOT NULL,
	`given_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `consents_by_subjectId` ON `consents` (`subject_id`);--> statement-breakpoint
CREATE INDEX `consents_by_sittingId` ON `consents` (`sitting_id`);--> statement-breakpoint
CREATE TABLE `decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`sitting_id` text NOT NULL,
	`number` integer NOT NULL,
	`outcome` text NOT NULL,
	`reason` text NOT NULL,
	`letter_subject` text NOT NULL,
	`letter_text` text NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `decisions_one_per_sittingId_number` ON `decisions` (`sitting_id`,`number`);--> statement-breakpoint
CREATE INDEX `decisions_by_subjectId` ON `decisions` (`subject_id`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`revision` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `drafts_by_subjectId` ON `drafts` (`subject_id`);--> statement-breakpoint
CREATE TABLE `feedback` (
	`id` text PRIMARY KEY NOT NULL,
	`sitting_id` text NOT NULL,
	`fair` text,
	`clear` text,
	`text` text,
	`given_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `feedback_one_per_sittingId` ON `feedback` (`sitting_id`);--> statement-breakpoint
CREATE INDEX `feedback_by_subjectId` ON `feedback` (`subject_id`);--> statement-breakpoint
CREATE TABLE `invitation_links` (
	`id` text PRIMARY KEY NOT NULL,
	`invitation_id` text NOT NULL,
	`generation` integer NOT NULL,
	`token_hash` text NOT NULL,
	`made_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_links_one_per_tokenHash` ON `invitation_links` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_links_one_per_invitationId_generation` ON `invitation_links` (`invitation_id`,`generation`);--> statement-breakpoint
CREATE INDEX `invitation_links_by_subjectId` ON `invitation_links` (`subject_id`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`position_id` text NOT NULL,
	`kit_version_id` text NOT NULL,
	`language` text NOT NULL,
	`deadline` integer NOT NULL,
	`time_zone` text NOT NULL,
	`state` text NOT NULL,
	`round` integer NOT NULL,
	`generation` integer NOT NULL,
	`letters` integer NOT NULL,
	`invited_by` text NOT NULL,
	`invited_at` integer NOT NULL,
	`written_at` integer NOT NULL,
	`reminded_at` integer,
	`started_at` integer,
	`ended_at` integer,
	`cancel_reason` text,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_one_per_positionId_subjectId_round` ON `invitations` (`position_id`,`subject_id`,`round`);--> statement-breakpoint
CREATE INDEX `invitations_by_subjectId` ON `invitations` (`subject_id`);--> statement-breakpoint
CREATE INDEX `invitations_by_positionId_invitedAt` ON `invitations` (`position_id`,`invited_at`);--> statement-breakpoint
CREATE INDEX `invitations_by_positionId_state_deadline` ON `invitations` (`position_id`,`state`,`deadline`);--> statement-breakpoint
CREATE INDEX `invitations_by_state_deadline` ON `invitations` (`state`,`deadline`);--> statement-breakpoint
CREATE TABLE `kit_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`kit_id` text NOT NULL,
	`number` integer NOT NULL,
	`content` text NOT NULL,
	`digest` text NOT NULL,
	`made_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `kit_versions_one_per_kitId_number` ON `kit_versions` (`kit_id`,`number`);--> statement-breakpoint
CREATE TABLE `kits` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`draft` text NOT NULL,
	`revision` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`archived_at` integer
);
--> statement-breakpoint
CREATE TABLE `letters` (
	`id` text PRIMARY KEY NOT NULL,
	`invitation_id` text,
	`kind` text NOT NULL,
	`occasion` text NOT NULL,
	`language` text NOT NULL,
	`state` text NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`reply_to` text,
	`problem` text,
	`tries` integer NOT NULL,
	`written_at` integer NOT NULL,
	`sent_at` integer,
	`sent_by` text,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `letters_one_per_occasion` ON `letters` (`occasion`);--> statement-breakpoint
CREATE INDEX `letters_by_subjectId` ON `letters` (`subject_id`);--> statement-breakpoint
CREATE INDEX `letters_by_state_writtenAt` ON `letters` (`state`,`written_at`);--> statement-breakpoint
CREATE INDEX `letters_by_invitationId` ON `letters` (`invitation_id`);--> statement-breakpoint
CREATE TABLE `recordings` (
	`id` text PRIMARY KEY NOT NULL,
	`answer_id` text NOT NULL,
	`take_id` text NOT NULL,
	`state` text NOT NULL,
	`problem` text,
	`kind` text NOT NULL,
	`file` text,
	`type` text,
	`bytes` integer,
	`seconds` real,
	`peaks` text,
	`partial` integer NOT NULL,
	`made_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recordings_one_per_answerId` ON `recordings` (`answer_id`);--> statement-breakpoint
CREATE INDEX `recordings_by_subjectId` ON `recordings` (`subject_id`);--> statement-breakpoint
CREATE TABLE `model_pulls` (
	`id` text PRIMARY KEY NOT NULL,
	`file` text NOT NULL,
	`state` text NOT NULL,
	`bytes_so_far` integer NOT NULL,
	`problem` text,
	`started_at` integer NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `model_pulls_one_per_file` ON `model_pulls` (`file`);--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`controller` text NOT NULL,
	`address` text NOT NULL,
	`privacy_mail` text NOT NULL,
	`language` text NOT NULL,
	`time_zone` text NOT NULL,
	`accent` text,
	`set_up_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_index` text NOT NULL,
	`language` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_one_per_kind_emailIndex` ON `people` (`kind`,`email_index`);--> statement-breakpoint
CREATE INDEX `people_by_subjectId` ON `people` (`subject_id`);--> statement-breakpoint
CREATE TABLE `positions` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`kit_id` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `agreements` (
	`id` text PRIMARY KEY NOT NULL,
	`sitting_id` text NOT NULL,
	`agreed_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agreements_one_per_sittingId` ON `agreements` (`sitting_id`);--> statement-breakpoint
CREATE INDEX `agreements_by_subjectId` ON `agreements` (`subject_id`);--> statement-breakpoint
CREATE TABLE `corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`answer_id` text NOT NULL,
	`passage` text NOT NULL,
	`text` text NOT NULL,
	`written_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `corrections_one_per_answerId_passage` ON `corrections` (`answer_id`,`passage`);--> statement-breakpoint
CREATE INDEX `corrections_by_subjectId` ON `corrections` (`subject_id`);--> statement-breakpoint
CREATE TABLE `reopenings` (
	`id` text PRIMARY KEY NOT NULL,
	`sitting_id` text NOT NULL,
	`round` integer NOT NULL,
	`reason` text NOT NULL,
	`reopened_by` text NOT NULL,
	`reopened_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reopenings_one_per_sittingId_round` ON `reopenings` (`sitting_id`,`round`);--> statement-breakpoint
CREATE INDEX `reopenings_by_subjectId` ON `reopenings` (`subject_id`);--> statement-breakpoint
CREATE TABLE `overrides` (
	`id` text PRIMARY KEY NOT NULL,
	`scorecard_id` text NOT NULL,
	`sitting_id` text NOT NULL,
	`question_id` text NOT NULL,
	`criterion_id` text NOT NULL,
	`number` integer NOT NULL,
	`level` text NOT NULL,
	`reason` text NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `overrides_one_per_scorecardId_questionId_criterionId_number` ON `overrides` (`scorecard_id`,`question_id`,`criterion_id`,`number`);--> statement-breakpoint
CREATE INDEX `overrides_by_subjectId` ON `overrides` (`subject_id`);--> statement-breakpoint
CREATE INDEX `overrides_by_sittingId` ON `overrides` (`sitting_id`);--> statement-breakpoint
CREATE TABLE `scorecards` (
	`id` text PRIMARY KEY NOT NULL,
	`sitting_id` text NOT NULL,
	`reviewer_id` text NOT NULL,
	`state` text NOT NULL,
	`revision` integer NOT NULL,
	`content` text NOT NULL,
	`saved_at` integer NOT NULL,
	`handed_in_at` integer,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `scorecards_one_per_sittingId_reviewerId` ON `scorecards` (`sitting_id`,`reviewer_id`);--> statement-breakpoint
CREATE INDEX `scorecards_by_subjectId` ON `scorecards` (`subject_id`);--> statement-breakpoint
CREATE INDEX `scorecards_by_reviewerId` ON `scorecards` (`reviewer_id`);--> statement-breakpoint
CREATE TABLE `decision_records` (
	`id` text PRIMARY KEY NOT NULL,
	`answer_id` text NOT NULL,
	`record` text NOT NULL,
	`made_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `decision_records_one_per_answerId` ON `decision_records` (`answer_id`);--> statement-breakpoint
CREATE INDEX `decision_records_by_subjectId` ON `decision_records` (`subject_id`);--> statement-breakpoint
CREATE TABLE `ratings` (
	`id` text PRIMARY KEY NOT NULL,
	`answer_id` text NOT NULL,
	`sitting_id` text NOT NULL,
	`question_id` text NOT NULL,
	`state` text NOT NULL,
	`content` text NOT NULL,
	`rated_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ratings_one_per_answerId` ON `ratings` (`answer_id`);--> statement-breakpoint
CREATE INDEX `ratings_by_subjectId` ON `ratings` (`subject_id`);--> statement-breakpoint
CREATE INDEX `ratings_by_sittingId` ON `ratings` (`sitting_id`);--> statement-breakpoint
CREATE TABLE `sittings` (
	`id` text PRIMARY KEY NOT NULL,
	`invitation_id` text NOT NULL,
	`position_id` text NOT NULL,
	`kit_version_id` text NOT NULL,
	`ai` integer NOT NULL,
	`records` integer NOT NULL,
	`state` text NOT NULL,
	`held_by` text,
	`consented_at` integer NOT NULL,
	`devices_checked_at` integer,
	`prefers` text,
	`finished_at` integer,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sittings_one_per_invitationId` ON `sittings` (`invitation_id`);--> statement-breakpoint
CREATE INDEX `sittings_by_subjectId` ON `sittings` (`subject_id`);--> statement-breakpoint
CREATE INDEX `sittings_by_positionId` ON `sittings` (`position_id`);--> statement-breakpoint
CREATE INDEX `sittings_by_state` ON `sittings` (`state`);--> statement-breakpoint
CREATE TABLE `slices` (
	`id` text PRIMARY KEY NOT NULL,
	`take_id` text NOT NULL,
	`start` integer NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`file` text NOT NULL,
	`saved_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `slices_one_per_takeId_start` ON `slices` (`take_id`,`start`);--> statement-breakpoint
CREATE INDEX `slices_by_subjectId` ON `slices` (`subject_id`);--> statement-breakpoint
CREATE TABLE `takes` (
	`id` text PRIMARY KEY NOT NULL,
	`answer_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`mime` text NOT NULL,
	`longest_seconds` integer NOT NULL,
	`state` text NOT NULL,
	`bytes` integer NOT NULL,
	`seconds` real,
	`started_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `takes_one_per_answerId_number` ON `takes` (`answer_id`,`number`);--> statement-breakpoint
CREATE INDEX `takes_by_subjectId` ON `takes` (`subject_id`);--> statement-breakpoint
CREATE TABLE `transcripts` (
	`id` text PRIMARY KEY NOT NULL,
	`answer_id` text NOT NULL,
	`state` text NOT NULL,
	`language` text NOT NULL,
	`words` text NOT NULL,
	`speech` text NOT NULL,
	`engine` text NOT NULL,
	`seconds` real NOT NULL,
	`made_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `transcripts_one_per_answerId` ON `transcripts` (`answer_id`);--> statement-breakpoint
CREATE INDEX `transcripts_by_subjectId` ON `transcripts` (`subject_id`);