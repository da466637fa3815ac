CREATE TABLE "alerts" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"about" text NOT NULL,
	"severity" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"times" integer DEFAULT 1 NOT NULL,
	"seen_at" timestamp (3) with time zone,
	"seen_by" text
);
--> statement-breakpoint
CREATE TABLE "spending" (
	"month" text NOT NULL,
	"category" text NOT NULL,
	"price_type" text NOT NULL,
	"country" text NOT NULL,
	"count" integer NOT NULL,
	"micro_usd" bigint NOT NULL,
	CONSTRAINT "spending_month_category_price_type_country_pk" PRIMARY KEY("month","category","price_type","country")
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"name" text NOT NULL,
	"language" text NOT NULL,
	"state" text NOT NULL,
	"category" text,
	"reason" text,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "templates_name_language_pk" PRIMARY KEY("name","language")
);
--> statement-breakpoint
ALTER TABLE "outgoing" ADD COLUMN "country" text;--> statement-breakpoint
ALTER TABLE "outgoing" ADD COLUMN "category" text;--> statement-breakpoint
ALTER TABLE "outgoing" ADD COLUMN "price_type" text;--> statement-breakpoint
ALTER TABLE "outgoing" ADD COLUMN "delivered_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_waiting" ON "alerts" USING btree ("kind","about") WHERE seen_at is null;--> statement-breakpoint
CREATE INDEX "alerts_at" ON "alerts" USING btree ("at");