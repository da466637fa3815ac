CREATE TABLE "policy_previews" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"choices" jsonb NOT NULL,
	"based_on" integer NOT NULL,
	"submission_ids" jsonb NOT NULL,
	"looked" integer DEFAULT 0 NOT NULL,
	"differences" jsonb NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"started_by" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "policy_previews_key" ON "policy_previews" USING btree ("key","started_at");