CREATE TABLE `backup_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`made_at` integer NOT NULL,
	`files` integer NOT NULL,
	`gone` integer NOT NULL,
	`bytes` integer NOT NULL,
	`tried_at` integer,
	`way` text,
	`rows` integer,
	`people` integer,
	`opened` integer,
	`reason` text
);
--> statement-breakpoint
CREATE INDEX `backup_runs_by_madeAt` ON `backup_runs` (`made_at`);