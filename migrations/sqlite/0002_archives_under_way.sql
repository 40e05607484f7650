PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_archive_uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`file` text,
	`done` integer NOT NULL,
	`of` integer NOT NULL,
	`summary` text,
	`problem` text,
	`agreed_at` integer,
	`uploaded_at` integer NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
INSERT INTO `__new_archive_uploads`("id", "state", "file", "done", "of", "summary", "problem", "agreed_at", "uploaded_at", "subject_id") SELECT "id", 'shown', "file", 0, 0, "summary", NULL, NULL, "uploaded_at", "subject_id" FROM `archive_uploads`;--> statement-breakpoint
DROP TABLE `archive_uploads`;--> statement-breakpoint
ALTER TABLE `__new_archive_uploads` RENAME TO `archive_uploads`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `archive_uploads_by_subjectId` ON `archive_uploads` (`subject_id`);--> statement-breakpoint
CREATE INDEX `archive_uploads_by_uploadedAt` ON `archive_uploads` (`uploaded_at`);--> statement-breakpoint
ALTER TABLE `nights` ADD `strays` integer DEFAULT 0 NOT NULL;