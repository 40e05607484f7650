CREATE TABLE "server_pulls" (
	"id" text PRIMARY KEY NOT NULL,
	"model" text NOT NULL,
	"state" text NOT NULL,
	"bytes_so_far" bigint NOT NULL,
	"bytes_in_all" bigint NOT NULL,
	"problem" text,
	"started_at" bigint NOT NULL,
	"changed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "server_pulls_one_per_model" ON "server_pulls" USING btree ("model");