CREATE TABLE "task_words" (
	"task_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
-- By hand: what is found already.
INSERT INTO "task_words" ("task_id", "workspace_id", "words") SELECT "id", "workspace_id", "search" FROM "tasks";--> statement-breakpoint
DROP INDEX "tasks_search_idx";--> statement-breakpoint
ALTER TABLE "task_words" ADD CONSTRAINT "task_words_task_fk" FOREIGN KEY ("workspace_id","task_id") REFERENCES "public"."tasks"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "task_words_words_idx" ON "task_words" USING gin ("words");--> statement-breakpoint
ALTER TABLE "tasks" DROP COLUMN "search";--> statement-breakpoint
-- By hand from here on: a title stands above a description. `simple`: people write in any language.
CREATE FUNCTION "write_task_words"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  found_by tsvector := setweight(to_tsvector('simple', NEW.title), 'A') || setweight(to_tsvector('simple', coalesce(NEW.description, '')), 'B');
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO task_words (task_id, workspace_id, words) VALUES (NEW.id, NEW.workspace_id, found_by);
  ELSE
    UPDATE task_words SET words = found_by WHERE task_id = NEW.id;
  END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER "tasks_write_words" AFTER INSERT ON "tasks"
  FOR EACH ROW EXECUTE FUNCTION "write_task_words"();--> statement-breakpoint
CREATE TRIGGER "tasks_rewrite_words" AFTER UPDATE OF "title", "description" ON "tasks"
  FOR EACH ROW WHEN (OLD."title" IS DISTINCT FROM NEW."title" OR OLD."description" IS DISTINCT FROM NEW."description")
  EXECUTE FUNCTION "write_task_words"();
