import type { Context } from "hono";
import type { Actor } from "../../store/store.ts";
import { StoreError } from "../../store/store-error.ts";
import type { AppEnv } from "../app-env.ts";

/** The actor that the address names (`:id`, or the parameter `name`). Errors: StoreError NOT_FOUND. */
export async function findActor(context: Context<AppEnv>, name = "id"): Promise<Actor> {
  const written = context.req.param(name) ?? "";
  const id = numberIn(written);
  const actor = id === null ? null : await context.get("store").actor(id);
  if (actor === null) throw new StoreError("NOT_FOUND", `there is no actor ${written} in this library`);
  return actor;
}

/** A number of the library as it stands in an address or form, `null` for anything else. */
export function numberIn(text: unknown): number | null {
  return typeof text === "string" && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}
