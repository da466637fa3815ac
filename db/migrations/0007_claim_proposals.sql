CREATE TABLE "claim_proposals" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"claim_id" text NOT NULL,
	"other_id" text NOT NULL,
	"score" real NOT NULL,
	"why" jsonb NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"merge_id" text,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "proposal_pass" (
	"id" text PRIMARY KEY NOT NULL,
	"after_at" timestamp (3) with time zone NOT NULL,
	"after_id" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "sketch" integer[];--> statement-breakpoint
CREATE UNIQUE INDEX "claim_proposals_once" ON "claim_proposals" USING btree ("kind","claim_id","other_id");--> statement-breakpoint
CREATE INDEX "claim_proposals_open" ON "claim_proposals" USING btree ("state","score");--> statement-breakpoint
CREATE INDEX "claims_sketch" ON "claims" USING gin ("sketch") WITH (fastupdate=false);