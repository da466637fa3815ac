CREATE TABLE "fact_check_same_as" (
	"fact_check_id" text NOT NULL,
	"url" text NOT NULL,
	CONSTRAINT "fact_check_same_as_fact_check_id_url_pk" PRIMARY KEY("fact_check_id","url")
);
--> statement-breakpoint
CREATE INDEX "fact_check_same_as_url" ON "fact_check_same_as" USING btree ("url");