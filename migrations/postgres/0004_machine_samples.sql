CREATE TABLE "machine_samples" (
	"id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"oldest_job_seconds" double precision,
	"waiting_sound_seconds" double precision,
	"free_bytes" bigint,
	"speech_seconds" double precision NOT NULL,
	"language_seconds" double precision NOT NULL
);
--> statement-breakpoint
CREATE INDEX "machine_samples_by_at" ON "machine_samples" USING btree ("at");