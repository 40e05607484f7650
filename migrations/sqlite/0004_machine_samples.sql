CREATE TABLE `machine_samples` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`oldest_job_seconds` real,
	`waiting_sound_seconds` real,
	`free_bytes` integer,
	`speech_seconds` real NOT NULL,
	`language_seconds` real NOT NULL
);
--> statement-breakpoint
CREATE INDEX `machine_samples_by_at` ON `machine_samples` (`at`);