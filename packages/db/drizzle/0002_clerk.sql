CREATE TYPE "public"."clerk_kind" AS ENUM('user', 'organization', 'organization_membership', 'session');--> statement-breakpoint
CREATE TYPE "public"."clerk_write_kind" AS ENUM('member', 'invitation', 'organization');--> statement-breakpoint
CREATE TABLE "clerk_objects" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" "clerk_kind" NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"said_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "clerk_writes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"kind" "clerk_write_kind" NOT NULL,
	"subject" text NOT NULL,
	"requested_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text,
	CONSTRAINT "clerk_writes_subject" UNIQUE("workspace_id","kind","subject")
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "deleted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "workspace_invitations" ADD COLUMN "clerk_invitation_id" text;--> statement-breakpoint
ALTER TABLE "workspace_members" ADD COLUMN "clerk_membership_id" text;--> statement-breakpoint
ALTER TABLE "clerk_writes" ADD CONSTRAINT "clerk_writes_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "clerk_objects_deleted_at_idx" ON "clerk_objects" USING btree ("kind","deleted_at");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_received_at_idx" ON "webhook_deliveries" USING btree ("received_at");--> statement-breakpoint
ALTER TABLE "workspace_members" ADD CONSTRAINT "workspace_members_clerk_membership_id_unique" UNIQUE("clerk_membership_id");