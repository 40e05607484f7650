DROP INDEX "archive_uploads_one_per_subjectId";--> statement-breakpoint
ALTER TABLE "archive_uploads" ALTER COLUMN "file" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "archive_uploads" ALTER COLUMN "summary" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "archive_uploads" ADD COLUMN "state" text DEFAULT 'shown' NOT NULL;--> statement-breakpoint
ALTER TABLE "archive_uploads" ALTER COLUMN "state" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "archive_uploads" ADD COLUMN "done" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "archive_uploads" ALTER COLUMN "done" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "archive_uploads" ADD COLUMN "of" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "archive_uploads" ALTER COLUMN "of" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "archive_uploads" ADD COLUMN "problem" text;--> statement-breakpoint
ALTER TABLE "archive_uploads" ADD COLUMN "agreed_at" bigint;--> statement-breakpoint
ALTER TABLE "nights" ADD COLUMN "strays" integer DEFAULT 0 NOT NULL;