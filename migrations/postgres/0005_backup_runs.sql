CREATE TABLE "backup_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"made_at" bigint NOT NULL,
	"files" integer NOT NULL,
	"gone" integer NOT NULL,
	"bytes" bigint NOT NULL,
	"tried_at" bigint,
	"way" text,
	"rows" bigint,
	"people" integer,
	"opened" integer,
	"reason" text
);
--> statement-breakpoint
CREATE INDEX "backup_runs_by_madeAt" ON "backup_runs" USING btree ("made_at");