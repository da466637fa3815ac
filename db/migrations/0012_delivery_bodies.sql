CREATE TABLE "delivery_bodies" (
	"delivery_id" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"body" "bytea" NOT NULL,
	CONSTRAINT "delivery_bodies_delivery_id_received_at_pk" PRIMARY KEY("delivery_id","received_at")
) PARTITION BY RANGE ("received_at");
--> statement-breakpoint
CREATE TABLE "delivery_bodies_other" PARTITION OF "delivery_bodies" DEFAULT;
--> statement-breakpoint
DO $$
DECLARE month timestamp;
BEGIN
	FOR later IN 0..2 LOOP
		month := date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => later);
		EXECUTE format('CREATE TABLE %I PARTITION OF delivery_bodies FOR VALUES FROM (%L) TO (%L)',
			'delivery_bodies_' || to_char(month, 'YYYY_MM'), month::text || 'Z', (month + interval '1 month')::text || 'Z');
	END LOOP;
END $$;
--> statement-breakpoint
CREATE INDEX "deliveries_with_body" ON "deliveries" USING btree ("received_at") WHERE body <> ''::bytea;--> statement-breakpoint
CREATE INDEX "messages_with_words" ON "messages" USING btree ("received_at") WHERE payload <> '{}'::jsonb;--> statement-breakpoint
CREATE INDEX "statuses_applied" ON "statuses" USING btree ("applied_at");
