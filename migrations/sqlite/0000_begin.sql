CREATE TABLE `departures` (
	`id` text PRIMARY KEY NOT NULL,
	`left_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `freezes` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`since` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `freezes_by_subjectId` ON `freezes` (`subject_id`);--> statement-breakpoint
CREATE INDEX `freezes_by_since` ON `freezes` (`since`);--> statement-breakpoint
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
CREATE TABLE `leavings` (
	`id` text PRIMARY KEY NOT NULL,
	`left_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `legal_holds` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`added_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `legal_holds_one_per_caseId_subjectId` ON `legal_holds` (`case_id`,`subject_id`);--> statement-breakpoint
CREATE INDEX `legal_holds_by_subjectId` ON `legal_holds` (`subject_id`);--> statement-breakpoint
CREATE INDEX `legal_holds_by_addedAt` ON `legal_holds` (`added_at`);--> statement-breakpoint
CREATE TABLE `marks` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `milestones` (
	`id` text PRIMARY KEY NOT NULL,
	`decided_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `milestones_by_decidedAt` ON `milestones` (`decided_at`);--> statement-breakpoint
CREATE TABLE `outbound_counts` (
	`id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`purpose` text NOT NULL,
	`host` text NOT NULL,
	`calls` integer NOT NULL,
	`bytes` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `outbound_counts_by_day` ON `outbound_counts` (`day`);--> statement-breakpoint
CREATE TABLE `outbound_refusals` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`host` text NOT NULL,
	`refused_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `outbound_refusals_by_refusedAt` ON `outbound_refusals` (`refused_at`);--> statement-breakpoint
CREATE TABLE `retention_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`trigger` text NOT NULL,
	`days` integer NOT NULL,
	`at_most_days` integer NOT NULL,
	`reason` text,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ticks` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `transfers` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`host` text NOT NULL,
	`bytes` integer NOT NULL,
	`sent_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `transfers_by_subjectId` ON `transfers` (`subject_id`);--> statement-breakpoint
CREATE INDEX `transfers_by_sentAt` ON `transfers` (`sent_at`);--> statement-breakpoint
CREATE TABLE `account_warnings` (
	`id` text PRIMARY KEY NOT NULL,
	`warned_at` integer NOT NULL,
	`told_at` integer,
	`last_here` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `account_warnings_by_subjectId` ON `account_warnings` (`subject_id`);--> statement-breakpoint
CREATE INDEX `account_warnings_by_warnedAt` ON `account_warnings` (`warned_at`);--> statement-breakpoint
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
CREATE INDEX `answers_by_createdAt` ON `answers` (`created_at`);--> statement-breakpoint
CREATE INDEX `answers_by_sittingId` ON `answers` (`sitting_id`);--> statement-breakpoint
CREATE TABLE `archives` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`state` text NOT NULL,
	`done` integer NOT NULL,
	`of` integer NOT NULL,
	`file` text,
	`bytes` integer NOT NULL,
	`made_at` integer NOT NULL,
	`downloads` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `archives_by_subjectId` ON `archives` (`subject_id`);--> statement-breakpoint
CREATE INDEX `archives_by_madeAt` ON `archives` (`made_at`);--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`login_index` text,
	`login` text,
	`password_hash` text,
	`roles` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer,
	`closed_at` integer,
	`left_at` integer,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_one_per_loginIndex` ON `accounts` (`login_index`);--> statement-breakpoint
CREATE INDEX `accounts_by_subjectId` ON `accounts` (`subject_id`);--> statement-breakpoint
CREATE INDEX `accounts_by_leftAt` ON `accounts` (`left_at`);--> statement-breakpoint
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
CREATE INDEX `staff_links_by_createdAt` ON `staff_links` (`created_at`);--> statement-breakpoint
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
CREATE INDEX `sessions_by_createdAt` ON `sessions` (`created_at`);--> statement-breakpoint
CREATE INDEX `sessions_by_invitationId` ON `sessions` (`invitation_id`);--> statement-breakpoint
CREATE TABLE `carried` (
	`id` text PRIMARY KEY NOT NULL,
	`holding` text NOT NULL,
	`item` text NOT NULL,
	`file` text,
	`issuer` text NOT NULL,
	`fingerprint` text NOT NULL,
	`agreed_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `carried_by_subjectId` ON `carried` (`subject_id`);--> statement-breakpoint
CREATE INDEX `carried_by_agreedAt` ON `carried` (`agreed_at`);--> statement-breakpoint
CREATE TABLE `archive_uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`file` text NOT NULL,
	`summary` text NOT NULL,
	`uploaded_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `archive_uploads_one_per_subjectId` ON `archive_uploads` (`subject_id`);--> statement-breakpoint
CREATE INDEX `archive_uploads_by_subjectId` ON `archive_uploads` (`subject_id`);--> statement-breakpoint
CREATE INDEX `archive_uploads_by_uploadedAt` ON `archive_uploads` (`uploaded_at`);--> statement-breakpoint
CREATE TABLE `certificates` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`language` text NOT NULL,
	`body` text NOT NULL,
	`signature` text NOT NULL,
	`erased_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_one_per_tokenHash` ON `certificates` (`token_hash`);--> statement-breakpoint
CREATE TABLE `consents` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`purpose` text NOT NULL,
	`choice` text NOT NULL,
	`sitting_id` text,
	`invitation_id` text,
	`shown_hash` text NOT NULL,
	`shown` text NOT NULL,
	`policy_version_id` text,
	`policy_hash` text,
	`at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `consents_one_per_subjectId_number` ON `consents` (`subject_id`,`number`);--> statement-breakpoint
CREATE INDEX `consents_by_subjectId` ON `consents` (`subject_id`);--> statement-breakpoint
CREATE INDEX `consents_by_at` ON `consents` (`at`);--> statement-breakpoint
CREATE INDEX `consents_by_sittingId` ON `consents` (`sitting_id`);--> statement-breakpoint
CREATE INDEX `consents_by_purpose_choice` ON `consents` (`purpose`,`choice`);--> statement-breakpoint
CREATE TABLE `contests` (
	`id` text PRIMARY KEY NOT NULL,
	`sitting_id` text NOT NULL,
	`request_id` text NOT NULL,
	`state` text NOT NULL,
	`filed_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`reader_id` text,
	`outcome` text,
	`reason` text,
	`decided_at` integer,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contests_one_per_requestId` ON `contests` (`request_id`);--> statement-breakpoint
CREATE INDEX `contests_by_subjectId` ON `contests` (`subject_id`);--> statement-breakpoint
CREATE INDEX `contests_by_filedAt` ON `contests` (`filed_at`);--> statement-breakpoint
CREATE INDEX `contests_by_sittingId` ON `contests` (`sitting_id`);--> statement-breakpoint
CREATE INDEX `contests_by_state_dueAt` ON `contests` (`state`,`due_at`);--> statement-breakpoint
CREATE TABLE `result_looks` (
	`id` text PRIMARY KEY NOT NULL,
	`sitting_id` text NOT NULL,
	`viewer_id` text NOT NULL,
	`seen_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `result_looks_one_per_sittingId_viewerId` ON `result_looks` (`sitting_id`,`viewer_id`);--> statement-breakpoint
CREATE INDEX `result_looks_by_subjectId` ON `result_looks` (`subject_id`);--> statement-breakpoint
CREATE INDEX `result_looks_by_seenAt` ON `result_looks` (`seen_at`);--> statement-breakpoint
CREATE INDEX `result_looks_by_sittingId` ON `result_looks` (`sitting_id`);--> statement-breakpoint
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
CREATE INDEX `decisions_by_decidedAt` ON `decisions` (`decided_at`);--> statement-breakpoint
CREATE INDEX `decisions_by_sittingId` ON `decisions` (`sitting_id`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`sitting_id` text NOT NULL,
	`text` text NOT NULL,
	`revision` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `drafts_by_subjectId` ON `drafts` (`subject_id`);--> statement-breakpoint
CREATE INDEX `drafts_by_savedAt` ON `drafts` (`saved_at`);--> statement-breakpoint
CREATE INDEX `drafts_by_sittingId` ON `drafts` (`sitting_id`);--> statement-breakpoint
CREATE TABLE `erasures` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text,
	`language` text NOT NULL,
	`state` text NOT NULL,
	`keys` text NOT NULL,
	`going` text,
	`recipients` text NOT NULL,
	`asked_at` integer NOT NULL,
	`begun_at` integer NOT NULL,
	`erased_at` integer,
	`done_at` integer,
	`keyless` integer,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `erasures_one_per_subjectId` ON `erasures` (`subject_id`);--> statement-breakpoint
CREATE INDEX `erasures_by_subjectId` ON `erasures` (`subject_id`);--> statement-breakpoint
CREATE INDEX `erasures_by_keyless` ON `erasures` (`keyless`);--> statement-breakpoint
CREATE INDEX `erasures_by_state` ON `erasures` (`state`);--> statement-breakpoint
CREATE TABLE `erasure_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`erasure_id` text NOT NULL,
	`place` integer NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`tries` integer NOT NULL,
	`reason` text,
	`did` text,
	`items` integer NOT NULL,
	`because` text,
	`until` integer,
	`begun_at` integer NOT NULL,
	`done_at` integer,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `erasure_steps_one_per_erasureId_place` ON `erasure_steps` (`erasure_id`,`place`);--> statement-breakpoint
CREATE INDEX `erasure_steps_by_subjectId` ON `erasure_steps` (`subject_id`);--> statement-breakpoint
CREATE INDEX `erasure_steps_by_begunAt` ON `erasure_steps` (`begun_at`);--> statement-breakpoint
CREATE TABLE `freeze_endings` (
	`id` text PRIMARY KEY NOT NULL,
	`ends_at` integer NOT NULL,
	`told_at` integer NOT NULL,
	`told_by` text,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `freeze_endings_by_subjectId` ON `freeze_endings` (`subject_id`);--> statement-breakpoint
CREATE INDEX `freeze_endings_by_toldAt` ON `freeze_endings` (`told_at`);--> statement-breakpoint
CREATE TABLE `hold_cases` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`reason` text NOT NULL,
	`review_on` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`closed_at` integer,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `hold_cases_by_subjectId` ON `hold_cases` (`subject_id`);--> statement-breakpoint
CREATE INDEX `hold_cases_by_closedAt` ON `hold_cases` (`closed_at`);--> statement-breakpoint
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
CREATE INDEX `feedback_by_givenAt` ON `feedback` (`given_at`);--> statement-breakpoint
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
CREATE INDEX `invitation_links_by_madeAt` ON `invitation_links` (`made_at`);--> statement-breakpoint
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
CREATE INDEX `invitations_by_deadline` ON `invitations` (`deadline`);--> statement-breakpoint
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
	`unsubscribe` text,
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
CREATE INDEX `letters_by_writtenAt` ON `letters` (`written_at`);--> statement-breakpoint
CREATE INDEX `letters_by_state_writtenAt` ON `letters` (`state`,`written_at`);--> statement-breakpoint
CREATE INDEX `letters_by_invitationId` ON `letters` (`invitation_id`);--> statement-breakpoint
CREATE TABLE `audit_checkpoints` (
	`size` integer PRIMARY KEY NOT NULL,
	`origin` text NOT NULL,
	`root` text NOT NULL,
	`at` integer NOT NULL,
	`signature` text NOT NULL,
	`public_key` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_ends` (
	`id` text PRIMARY KEY NOT NULL,
	`size` integer NOT NULL,
	`peaks` text NOT NULL,
	`seal` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`number` integer PRIMARY KEY NOT NULL,
	`heard_id` text NOT NULL,
	`at` integer NOT NULL,
	`name` text NOT NULL,
	`fact` text,
	`actor_id` text,
	`about_id` text,
	`fact_nonce` text,
	`actor_nonce` text,
	`about_nonce` text,
	`fact_hash` text NOT NULL,
	`actor_hash` text,
	`about_hash` text,
	`seal` text NOT NULL,
	`blank_seal` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_entries_one_per_heardId` ON `audit_entries` (`heard_id`);--> statement-breakpoint
CREATE INDEX `audit_entries_by_aboutId_number` ON `audit_entries` (`about_id`,`number`);--> statement-breakpoint
CREATE INDEX `audit_entries_by_actorId_number` ON `audit_entries` (`actor_id`,`number`);--> statement-breakpoint
CREATE INDEX `audit_entries_by_name` ON `audit_entries` (`name`);--> statement-breakpoint
CREATE TABLE `audit_forgotten` (
	`id` text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_nodes` (
	`id` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `announcements` (
	`id` text PRIMARY KEY NOT NULL,
	`position_id` text NOT NULL,
	`words` text NOT NULL,
	`people` integer NOT NULL,
	`written_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `announcements_by_positionId_writtenAt` ON `announcements` (`position_id`,`written_at`);--> statement-breakpoint
CREATE TABLE `mail_preferences` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`wanted` integer NOT NULL,
	`chosen_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mail_preferences_one_per_subjectId_kind` ON `mail_preferences` (`subject_id`,`kind`);--> statement-breakpoint
CREATE INDEX `mail_preferences_by_subjectId` ON `mail_preferences` (`subject_id`);--> statement-breakpoint
CREATE INDEX `mail_preferences_by_chosenAt` ON `mail_preferences` (`chosen_at`);--> statement-breakpoint
CREATE TABLE `suppressions` (
	`id` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `recordings` (
	`id` text PRIMARY KEY NOT NULL,
	`answer_id` text NOT NULL,
	`sitting_id` text NOT NULL,
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
CREATE INDEX `recordings_by_madeAt` ON `recordings` (`made_at`);--> statement-breakpoint
CREATE INDEX `recordings_by_sittingId` ON `recordings` (`sitting_id`);--> statement-breakpoint
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
CREATE TABLE `nights` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`because` text,
	`confirmed` integer NOT NULL,
	`started_at` integer NOT NULL,
	`alive_at` integer NOT NULL,
	`ended_at` integer,
	`counts` text NOT NULL,
	`failures` text NOT NULL,
	`people` integer NOT NULL,
	`keys` integer NOT NULL,
	`accounts` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `nights_by_state` ON `nights` (`state`);--> statement-breakpoint
CREATE TABLE `pass_askings` (
	`id` text PRIMARY KEY NOT NULL,
	`address_index` text NOT NULL,
	`asked_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `passes` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `passes_one_per_tokenHash` ON `passes` (`token_hash`);--> statement-breakpoint
CREATE INDEX `passes_by_subjectId` ON `passes` (`subject_id`);--> statement-breakpoint
CREATE INDEX `passes_by_createdAt` ON `passes` (`created_at`);--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`controller` text NOT NULL,
	`address` text NOT NULL,
	`privacy_mail` text NOT NULL,
	`data_protection_officer` text,
	`authority` text,
	`authority_url` text,
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
CREATE INDEX `people_by_lastSeenAt` ON `people` (`last_seen_at`);--> statement-breakpoint
CREATE TABLE `policy_notices` (
	`id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`told_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `policy_notices_one_per_versionId_subjectId` ON `policy_notices` (`version_id`,`subject_id`);--> statement-breakpoint
CREATE INDEX `policy_notices_by_subjectId` ON `policy_notices` (`subject_id`);--> statement-breakpoint
CREATE INDEX `policy_notices_by_toldAt` ON `policy_notices` (`told_at`);--> statement-breakpoint
CREATE TABLE `policy_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`text_en` text NOT NULL,
	`text_de` text NOT NULL,
	`summary_en` text NOT NULL,
	`summary_de` text NOT NULL,
	`material` integer NOT NULL,
	`revision` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`effective_at` integer,
	`published_at` integer,
	`published_by` text,
	`hash_en` text,
	`hash_de` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `policy_versions_one_per_number` ON `policy_versions` (`number`);--> statement-breakpoint
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
CREATE INDEX `agreements_by_agreedAt` ON `agreements` (`agreed_at`);--> statement-breakpoint
CREATE INDEX `agreements_by_sittingId` ON `agreements` (`sitting_id`);--> statement-breakpoint
CREATE TABLE `corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`answer_id` text NOT NULL,
	`sitting_id` text NOT NULL,
	`passage` text NOT NULL,
	`text` text NOT NULL,
	`written_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `corrections_one_per_answerId_passage` ON `corrections` (`answer_id`,`passage`);--> statement-breakpoint
CREATE INDEX `corrections_by_subjectId` ON `corrections` (`subject_id`);--> statement-breakpoint
CREATE INDEX `corrections_by_writtenAt` ON `corrections` (`written_at`);--> statement-breakpoint
CREATE INDEX `corrections_by_sittingId` ON `corrections` (`sitting_id`);--> statement-breakpoint
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
CREATE INDEX `reopenings_by_reopenedAt` ON `reopenings` (`reopened_at`);--> statement-breakpoint
CREATE INDEX `reopenings_by_sittingId` ON `reopenings` (`sitting_id`);--> statement-breakpoint
CREATE TABLE `requests` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`identity` text NOT NULL,
	`words` text,
	`details` text,
	`checked_how` text,
	`extension` text,
	`outcome` text,
	`received_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`extended_at` integer,
	`closed_at` integer,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `requests_by_subjectId` ON `requests` (`subject_id`);--> statement-breakpoint
CREATE INDEX `requests_by_receivedAt` ON `requests` (`received_at`);--> statement-breakpoint
CREATE INDEX `requests_by_state_dueAt` ON `requests` (`state`,`due_at`);--> statement-breakpoint
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
CREATE INDEX `overrides_by_changedAt` ON `overrides` (`changed_at`);--> statement-breakpoint
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
CREATE INDEX `scorecards_by_savedAt` ON `scorecards` (`saved_at`);--> statement-breakpoint
CREATE INDEX `scorecards_by_sittingId` ON `scorecards` (`sitting_id`);--> statement-breakpoint
CREATE INDEX `scorecards_by_reviewerId` ON `scorecards` (`reviewer_id`);--> statement-breakpoint
CREATE TABLE `decision_records` (
	`id` text PRIMARY KEY NOT NULL,
	`answer_id` text NOT NULL,
	`record` text NOT NULL,
	`made_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `decision_records_by_subjectId` ON `decision_records` (`subject_id`);--> statement-breakpoint
CREATE INDEX `decision_records_by_madeAt` ON `decision_records` (`made_at`);--> statement-breakpoint
CREATE INDEX `decision_records_by_answerId` ON `decision_records` (`answer_id`);--> statement-breakpoint
CREATE TABLE `ratings` (
	`id` text PRIMARY KEY NOT NULL,
	`answer_id` text NOT NULL,
	`sitting_id` text NOT NULL,
	`question_id` text NOT NULL,
	`state` text NOT NULL,
	`content` text NOT NULL,
	`rated_at` integer NOT NULL,
	`superseded_at` integer,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ratings_one_per_answerId` ON `ratings` (`answer_id`);--> statement-breakpoint
CREATE INDEX `ratings_by_subjectId` ON `ratings` (`subject_id`);--> statement-breakpoint
CREATE INDEX `ratings_by_ratedAt` ON `ratings` (`rated_at`);--> statement-breakpoint
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
CREATE INDEX `sittings_by_consentedAt` ON `sittings` (`consented_at`);--> statement-breakpoint
CREATE INDEX `sittings_by_id` ON `sittings` (`id`);--> statement-breakpoint
CREATE INDEX `sittings_by_positionId` ON `sittings` (`position_id`);--> statement-breakpoint
CREATE INDEX `sittings_by_state` ON `sittings` (`state`);--> statement-breakpoint
CREATE TABLE `slices` (
	`id` text PRIMARY KEY NOT NULL,
	`take_id` text NOT NULL,
	`sitting_id` text NOT NULL,
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
CREATE INDEX `slices_by_savedAt` ON `slices` (`saved_at`);--> statement-breakpoint
CREATE INDEX `slices_by_sittingId` ON `slices` (`sitting_id`);--> statement-breakpoint
CREATE TABLE `takes` (
	`id` text PRIMARY KEY NOT NULL,
	`answer_id` text NOT NULL,
	`sitting_id` text NOT NULL,
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
CREATE INDEX `takes_by_startedAt` ON `takes` (`started_at`);--> statement-breakpoint
CREATE INDEX `takes_by_sittingId` ON `takes` (`sitting_id`);--> statement-breakpoint
CREATE TABLE `transcripts` (
	`id` text PRIMARY KEY NOT NULL,
	`answer_id` text NOT NULL,
	`sitting_id` text NOT NULL,
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
CREATE INDEX `transcripts_by_subjectId` ON `transcripts` (`subject_id`);--> statement-breakpoint
CREATE INDEX `transcripts_by_madeAt` ON `transcripts` (`made_at`);--> statement-breakpoint
CREATE INDEX `transcripts_by_sittingId` ON `transcripts` (`sitting_id`);--> statement-breakpoint
CREATE TABLE `veils` (
	`id` text PRIMARY KEY NOT NULL,
	`reader_id` text NOT NULL,
	`sitting_id` text NOT NULL,
	`hung_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `veils_one_per_sittingId_readerId` ON `veils` (`sitting_id`,`reader_id`);--> statement-breakpoint
CREATE INDEX `veils_by_subjectId` ON `veils` (`subject_id`);--> statement-breakpoint
CREATE INDEX `veils_by_hungAt` ON `veils` (`hung_at`);--> statement-breakpoint
CREATE INDEX `veils_by_sittingId` ON `veils` (`sitting_id`);--> statement-breakpoint
CREATE INDEX `veils_by_readerId` ON `veils` (`reader_id`);