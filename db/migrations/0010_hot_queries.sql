DROP INDEX "claims_last_asked";--> statement-breakpoint
DROP INDEX "askers_last_message";--> statement-breakpoint
DROP INDEX "submissions_claim";--> statement-breakpoint
DROP INDEX "submissions_fact_check";--> statement-breakpoint
DROP INDEX "deliveries_received";--> statement-breakpoint
CREATE INDEX "claim_proposals_decided" ON "claim_proposals" USING btree ("decided_at") WHERE state <> 'open';--> statement-breakpoint
CREATE INDEX "claims_first_asked" ON "claims" USING btree ("first_asked_at","id");--> statement-breakpoint
CREATE INDEX "submissions_claim_asker" ON "submissions" USING btree ("claim_id","asker_id");--> statement-breakpoint
CREATE INDEX "fact_checks_ours" ON "fact_checks" USING btree ("published_on" DESC NULLS FIRST,"slug" DESC NULLS FIRST) WHERE source = 'ours' and state = 'live' and slug is not null;--> statement-breakpoint
CREATE INDEX "media_store_key" ON "media" USING btree ("store_key");--> statement-breakpoint
CREATE INDEX "verdicts_case" ON "verdicts" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "verdicts_published" ON "verdicts" USING btree ("published_at") WHERE state = 'published';--> statement-breakpoint
CREATE INDEX "cases_waiting" ON "cases" USING btree ("urgency" DESC NULLS FIRST,"id") WHERE state <> 'closed';--> statement-breakpoint
CREATE INDEX "cases_closed" ON "cases" USING btree ("closed_at") WHERE state = 'closed';--> statement-breakpoint
CREATE INDEX "cases_claim" ON "cases" USING btree ("claim_id");--> statement-breakpoint
CREATE INDEX "submissions_claim" ON "submissions" USING btree ("claim_id","opened_at");--> statement-breakpoint
CREATE INDEX "submissions_fact_check" ON "submissions" USING btree ("fact_check_id","asker_id");--> statement-breakpoint
CREATE INDEX "deliveries_received" ON "deliveries" USING btree ("received_at","id");--> statement-breakpoint
ALTER TABLE "claims" SET (fillfactor = 90);
