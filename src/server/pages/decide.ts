import type { Context } from "hono";
import type { AppEnv } from "../app-env.ts";
import { RequestRefused } from "../problem.ts";
import { actorAddress } from "./addresses.ts";
import { backAddress } from "./back-address.ts";
import { findActor, numberIn } from "./find-actor.ts";
import { readEntity } from "./split.ts";

/** POST `/actors/:id/merge`, with `into`: leads to the actor that now stands for both. */
export async function mergeActor(context: Context<AppEnv>) {
  const actor = await findActor(context);
  const into = numberIn((await context.req.parseBody()).into);
  if (into === null) throw new RequestRefused("bad-request", "Choose the actor to merge into.");
  await context.get("store").mergeActors(actor.id, into, null);
  return context.redirect(actorAddress(into), 303);
}

/** POST `/actors/:id/split`, with `entity` for each report: leads to the new actor. */
export async function splitActor(context: Context<AppEnv>) {
  const actor = await findActor(context);
  const { entity = [] } = await context.req.parseBody({ all: true });
  const entities = [entity].flat().map(readEntity);
  const read = entities.filter((entity) => entity !== null);
  if (read.length === 0) throw new RequestRefused("bad-request", "Choose the reports that mean somebody else.");
  if (read.length < entities.length)
    throw new RequestRefused("bad-request", "One of the reports is not named as the form names them.");
  const { what } = await context.get("store").splitActor(actor.id, read, null);
  return context.redirect(actorAddress(what.kind === "split" ? what.to.id : actor.id), 303);
}

/** POST `/decisions/:id/undo`. */
export async function undoDecision(context: Context<AppEnv>) {
  const id = idIn(context, "decision");
  await context.get("store").undoDecision(id);
  return goBack(context, "/decisions");
}

/** POST `/refusals/:id/dismiss`. */
export async function dismissRefusal(context: Context<AppEnv>) {
  const id = idIn(context, "refusal");
  if (!(await context.get("store").dismissRefusal(id)))
    throw new RequestRefused("not-found", `There is no refusal ${id}.`);
  return goBack(context, "/look?tab=refusals");
}

function idIn(context: Context<AppEnv>, what: string): number {
  const written = context.req.param("id") ?? "";
  const id = numberIn(written);
  if (id === null) throw new RequestRefused("not-found", `There is no ${what} ${written}.`);
  return id;
}

async function goBack(context: Context<AppEnv>, otherwise: string) {
  return context.redirect(backAddress((await context.req.parseBody()).back, otherwise), 303);
}
