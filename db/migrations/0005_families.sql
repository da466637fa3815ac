CREATE TABLE "fact_check_links" (
	"first_id" text NOT NULL,
	"second_id" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"said_by" text,
	CONSTRAINT "fact_check_links_first_id_second_id_kind_pk" PRIMARY KEY("first_id","second_id","kind")
);
--> statement-breakpoint
ALTER TABLE "fact_checks" ADD COLUMN "family_id" text;--> statement-breakpoint
CREATE INDEX "fact_check_links_second" ON "fact_check_links" USING btree ("second_id");--> statement-breakpoint
CREATE INDEX "fact_checks_family" ON "fact_checks" USING btree ("family_id","id");--> statement-breakpoint
CREATE INDEX "fact_checks_url" ON "fact_checks" USING hash ("url");