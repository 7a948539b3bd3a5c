-- By hand. What a workspace told in the streams of people goes with it; as those have holes then, they begin anew.
CREATE FUNCTION "purge_user_streams"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH gone AS (
    DELETE FROM activity_logs l USING event_streams e
    WHERE e.id = l.stream_id AND e.kind = 'user' AND l.workspace_id = OLD.id
    RETURNING l.stream_id
  ) UPDATE event_streams SET epoch = gen_random_uuid() WHERE id IN (SELECT stream_id FROM gone);
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER "workspaces_purge_user_streams" AFTER DELETE ON "workspaces"
  FOR EACH ROW EXECUTE FUNCTION "purge_user_streams"();
