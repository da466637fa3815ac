CREATE TABLE "claim_merges" (
	"id" text PRIMARY KEY NOT NULL,
	"from_id" text NOT NULL,
	"into_id" text NOT NULL,
	"moved" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"undone_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"id" text PRIMARY KEY NOT NULL,
	"root_id" text NOT NULL,
	"key" text NOT NULL,
	"text" text NOT NULL,
	"normal" text NOT NULL,
	"language" text NOT NULL,
	"vector" vector(192),
	"asked_count" integer DEFAULT 0 NOT NULL,
	"first_asked_at" timestamp (3) with time zone NOT NULL,
	"last_asked_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"id" text PRIMARY KEY NOT NULL,
	"asker_id" text NOT NULL,
	"state" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closes_at" timestamp (3) with time zone NOT NULL,
	"text" text,
	"language" text,
	"last_wamid" text NOT NULL,
	"claim_id" text,
	"decision" text,
	"reason" text,
	"decided_at" timestamp (3) with time zone,
	"probability" real,
	"candidates" jsonb,
	"fact_check_id" text,
	"feedback" text
);
--> statement-breakpoint
CREATE TABLE "fact_checks" (
	"id" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"claim" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"rating" text,
	"rating_words" text DEFAULT '' NOT NULL,
	"url" text,
	"language" text,
	"publisher" text NOT NULL,
	"claimant" text,
	"published_on" text,
	"slug" text,
	"state" text DEFAULT 'live' NOT NULL,
	"content_hash" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"vector" "bytea",
	"embedder" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "fact_checks_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "askers" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id_blind" text,
	"phone_blind" text,
	"address" "bytea" NOT NULL,
	"nickname" text NOT NULL,
	"language" text,
	"language_chosen" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_message_at" timestamp (3) with time zone NOT NULL,
	"stopped_at" timestamp (3) with time zone,
	"privacy_shown_at" timestamp (3) with time zone,
	"waiting" jsonb,
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "askers_user_id_blind_unique" UNIQUE("user_id_blind"),
	CONSTRAINT "askers_phone_blind_unique" UNIQUE("phone_blind")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"body" "bytea" NOT NULL,
	"digest" text NOT NULL,
	"state" text NOT NULL,
	"fault" text,
	"times" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "deliveries_digest_unique" UNIQUE("digest")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" text PRIMARY KEY NOT NULL,
	"delivery_id" text NOT NULL,
	"phone_number_id" text NOT NULL,
	"wamid" text NOT NULL,
	"asker_id" text,
	"type" text NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"text" text,
	"payload" jsonb NOT NULL,
	"forwarded" text DEFAULT 'no' NOT NULL,
	"reply_to" text,
	"state" text DEFAULT 'new' NOT NULL,
	"submission_id" text,
	CONSTRAINT "messages_once" UNIQUE("phone_number_id","wamid")
);
--> statement-breakpoint
CREATE TABLE "other_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"delivery_id" text NOT NULL,
	"field" text NOT NULL,
	"digest" text NOT NULL,
	"value" "bytea" NOT NULL,
	CONSTRAINT "other_changes_digest_unique" UNIQUE("digest")
);
--> statement-breakpoint
CREATE TABLE "statuses" (
	"id" text PRIMARY KEY NOT NULL,
	"delivery_id" text NOT NULL,
	"wamid" text NOT NULL,
	"status" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"opaque" text,
	"error_code" integer,
	"payload" jsonb NOT NULL,
	"applied_at" timestamp (3) with time zone,
	CONSTRAINT "statuses_once" UNIQUE("wamid","status")
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"did" text NOT NULL,
	"thing" text NOT NULL,
	"details" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "matches" (
	"id" text PRIMARY KEY NOT NULL,
	"claim_id" text NOT NULL,
	"fact_check_id" text NOT NULL,
	"probability" real NOT NULL,
	"why" jsonb NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"scored_at" timestamp (3) with time zone NOT NULL,
	"judged_by" text
);
--> statement-breakpoint
CREATE TABLE "media" (
	"id" text PRIMARY KEY NOT NULL,
	"message_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"mime_type" text NOT NULL,
	"state" text NOT NULL,
	"store_key" text,
	"byte_count" integer,
	"sha256" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "facts" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outgoing" (
	"id" text PRIMARY KEY NOT NULL,
	"asker_id" text NOT NULL,
	"key" text NOT NULL,
	"words" jsonb NOT NULL,
	"reply_to" text,
	"state" text NOT NULL,
	"wamid" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"fault" text,
	"notice_id" text,
	"submission_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"trying_since" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" text PRIMARY KEY NOT NULL,
	"verdict_id" text NOT NULL,
	"asker_id" text NOT NULL,
	"submission_id" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verdicts" (
	"id" text PRIMARY KEY NOT NULL,
	"claim_id" text NOT NULL,
	"case_id" text,
	"rating" text NOT NULL,
	"claim" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"explanation" text DEFAULT '' NOT NULL,
	"sources" jsonb NOT NULL,
	"language" text NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"corrects_id" text,
	"correction_note" text,
	"written_by" text NOT NULL,
	"published_by" text,
	"published_at" timestamp (3) with time zone,
	"fact_check_id" text,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" text PRIMARY KEY NOT NULL,
	"claim_id" text NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"reason_detail" text DEFAULT '' NOT NULL,
	"urgency" real NOT NULL,
	"held_by" text,
	"held_until" timestamp (3) with time zone,
	"outcome" text,
	"version" integer DEFAULT 1 NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "invites" (
	"id" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "invites_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sessions_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "staff_email_unique" UNIQUE("email")
);
--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_asker_id_askers_id_fk" FOREIGN KEY ("asker_id") REFERENCES "public"."askers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_delivery_id_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."deliveries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_asker_id_askers_id_fk" FOREIGN KEY ("asker_id") REFERENCES "public"."askers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "other_changes" ADD CONSTRAINT "other_changes_delivery_id_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."deliveries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statuses" ADD CONSTRAINT "statuses_delivery_id_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."deliveries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outgoing" ADD CONSTRAINT "outgoing_asker_id_askers_id_fk" FOREIGN KEY ("asker_id") REFERENCES "public"."askers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_verdict_id_verdicts_id_fk" FOREIGN KEY ("verdict_id") REFERENCES "public"."verdicts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_asker_id_askers_id_fk" FOREIGN KEY ("asker_id") REFERENCES "public"."askers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invites" ADD CONSTRAINT "invites_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "claims_key" ON "claims" USING btree ("key");--> statement-breakpoint
CREATE INDEX "claims_root" ON "claims" USING btree ("root_id");--> statement-breakpoint
CREATE INDEX "claims_vector" ON "claims" USING hnsw ("vector" vector_cosine_ops);--> statement-breakpoint
CREATE INDEX "claims_last_asked" ON "claims" USING btree ("last_asked_at");--> statement-breakpoint
CREATE INDEX "submissions_asker" ON "submissions" USING btree ("asker_id","opened_at");--> statement-breakpoint
CREATE INDEX "submissions_claim" ON "submissions" USING btree ("claim_id");--> statement-breakpoint
CREATE INDEX "submissions_fact_check" ON "submissions" USING btree ("fact_check_id");--> statement-breakpoint
CREATE INDEX "submissions_state" ON "submissions" USING btree ("state","opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "fact_checks_external" ON "fact_checks" USING btree ("source","external_id");--> statement-breakpoint
CREATE INDEX "fact_checks_published" ON "fact_checks" USING btree ("published_on");--> statement-breakpoint
CREATE INDEX "fact_checks_publisher" ON "fact_checks" USING btree ("publisher");--> statement-breakpoint
CREATE INDEX "askers_last_message" ON "askers" USING btree ("last_message_at");--> statement-breakpoint
CREATE INDEX "deliveries_received" ON "deliveries" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "messages_asker" ON "messages" USING btree ("asker_id","sent_at");--> statement-breakpoint
CREATE INDEX "messages_submission" ON "messages" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "messages_wamid" ON "messages" USING btree ("wamid");--> statement-breakpoint
CREATE INDEX "statuses_opaque" ON "statuses" USING btree ("opaque");--> statement-breakpoint
CREATE INDEX "entries_thing" ON "entries" USING btree ("thing","id");--> statement-breakpoint
CREATE INDEX "entries_at" ON "entries" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "matches_once" ON "matches" USING btree ("claim_id","fact_check_id");--> statement-breakpoint
CREATE INDEX "matches_fact_check" ON "matches" USING btree ("fact_check_id");--> statement-breakpoint
CREATE UNIQUE INDEX "media_once" ON "media" USING btree ("message_id","provider_id");--> statement-breakpoint
CREATE INDEX "media_sha" ON "media" USING btree ("sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "outgoing_key" ON "outgoing" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "outgoing_wamid" ON "outgoing" USING btree ("wamid");--> statement-breakpoint
CREATE INDEX "outgoing_asker" ON "outgoing" USING btree ("asker_id","created_at");--> statement-breakpoint
CREATE INDEX "outgoing_state" ON "outgoing" USING btree ("state","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_once" ON "notices" USING btree ("verdict_id","asker_id");--> statement-breakpoint
CREATE INDEX "notices_asker" ON "notices" USING btree ("asker_id","state");--> statement-breakpoint
CREATE INDEX "verdicts_claim" ON "verdicts" USING btree ("claim_id");--> statement-breakpoint
CREATE UNIQUE INDEX "verdicts_corrects" ON "verdicts" USING btree ("corrects_id");--> statement-breakpoint
CREATE INDEX "verdicts_fact_check" ON "verdicts" USING btree ("fact_check_id");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_one_open" ON "cases" USING btree ("claim_id") WHERE state <> 'closed';--> statement-breakpoint
CREATE INDEX "cases_queue" ON "cases" USING btree ("state","urgency");--> statement-breakpoint
CREATE INDEX "sessions_staff" ON "sessions" USING btree ("staff_id");