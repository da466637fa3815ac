CREATE TABLE "claim_sketches" (
	"number" integer NOT NULL,
	"claim_id" text NOT NULL,
	CONSTRAINT "claim_sketches_number_claim_id_pk" PRIMARY KEY("number","claim_id")
);
--> statement-breakpoint
DROP INDEX "claims_sketch";
--> statement-breakpoint
CREATE FUNCTION "add_claim_sketches"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO claim_sketches (number, claim_id)
	SELECT n, added.id FROM added, unnest(added.sketch) AS n ON CONFLICT DO NOTHING;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION "change_claim_sketches"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM claim_sketches WHERE number = ANY(OLD.sketch) AND claim_id = OLD.id;
	IF TG_OP = 'UPDATE' THEN
		INSERT INTO claim_sketches (number, claim_id) SELECT n, NEW.id FROM unnest(NEW.sketch) AS n ON CONFLICT DO NOTHING;
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "claims_sketches_added" AFTER INSERT ON "claims" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION add_claim_sketches();
--> statement-breakpoint
CREATE TRIGGER "claims_sketches_changed" AFTER UPDATE OF "sketch" OR DELETE ON "claims" FOR EACH ROW EXECUTE FUNCTION change_claim_sketches();
--> statement-breakpoint
INSERT INTO "claim_sketches" ("number", "claim_id") SELECT n, c.id FROM "claims" c, unnest(c.sketch) AS n ORDER BY 1, 2 ON CONFLICT DO NOTHING;
