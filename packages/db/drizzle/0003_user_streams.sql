ALTER TYPE "public"."entity_type" ADD VALUE 'invitation';--> statement-breakpoint
-- By hand from here on: every person has a stream of their own, whichever way their row was made.
INSERT INTO "event_streams" ("id", "kind", "epoch") SELECT "id", 'user', gen_random_uuid() FROM "users" ON CONFLICT DO NOTHING;--> statement-breakpoint
CREATE FUNCTION "open_user_stream"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO event_streams (id, kind, epoch) VALUES (NEW.id, 'user', gen_random_uuid());
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER "users_open_stream" AFTER INSERT ON "users"
  FOR EACH ROW EXECUTE FUNCTION "open_user_stream"();
