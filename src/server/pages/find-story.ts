import type { Context } from "hono";
import type { StoryRow } from "../../store/store.ts";
import { StoreError } from "../../store/store-error.ts";
import type { AppEnv } from "../app-env.ts";
import { numberIn } from "./find-actor.ts";

/** The story that the address names (`:id`). Errors: StoreError NOT_FOUND. */
export async function findStory(context: Context<AppEnv>): Promise<StoryRow> {
  const written = context.req.param("id") ?? "";
  const id = numberIn(written);
  const story = id === null ? null : await context.get("store").story(id);
  if (story !== null) return story;
  throw new StoreError(
    "NOT_FOUND",
    `there is no story ${written} in this library: it may have been joined with another since; /stories lists them`,
  );
}
