import type { OpenAPIHono } from "@hono/zod-openapi";
import * as actors from "./api/actors.ts";
import { compareReports } from "./api/compare.ts";
import * as corrections from "./api/corrections.ts";
import { type Endpoint, register } from "./api/endpoint.ts";
import { openApiDocument } from "./api/openapi-document.ts";
import * as reports from "./api/reports.ts";
import { search, timeline } from "./api/search.ts";
import * as stories from "./api/stories.ts";
import * as upkeep from "./api/upkeep.ts";
import type { AppEnv } from "./app-env.ts";
import type { Metrics } from "./metrics.ts";
import { actorPage } from "./pages/actor.ts";
import { actorItemsPage } from "./pages/actor-items.ts";
import { actorReportsPage } from "./pages/actor-reports.ts";
import { actorsPage } from "./pages/actors.ts";
import { addingPage } from "./pages/adding.ts";
import { compareFile, comparePage } from "./pages/compare.ts";
import { correctItem, withdrawCorrection } from "./pages/correction-handlers.ts";
import { correctionsPage } from "./pages/corrections-list.ts";
import * as decide from "./pages/decide.ts";
import { decisionsPage } from "./pages/decisions.ts";
import { edgePage } from "./pages/edge.ts";
import { homePage } from "./pages/home.ts";
import { lookPage } from "./pages/look.ts";
import { mergePage } from "./pages/merge.ts";
import { networkPage } from "./pages/network.ts";
import { reportPage } from "./pages/report-page.ts";
import { reportTable, TABLE } from "./pages/report-tables.ts";
import { reportsPage } from "./pages/reports.ts";
import { searchPage } from "./pages/search.ts";
import { splitPage } from "./pages/split.ts";
import { storiesPage } from "./pages/stories.ts";
import { storyPage } from "./pages/story.ts";
import * as storyChanges from "./pages/story-changes.ts";
import { timelinePage } from "./pages/timeline.ts";
import { staticFile } from "./static-files.ts";

/** Every address of the server. What each needs and answers stands with its handler. */
export function registerRoutes(
  app: OpenAPIHono<AppEnv>,
  { version, token, metrics }: { version: string; token: string | null; metrics: Metrics },
): void {
  const route = (method: "get" | "post" | "delete", path: string, endpoint: Endpoint) =>
    register(app, method, path, endpoint, token !== null);
  const api = (method: "get" | "post" | "delete", path: string, endpoint: Endpoint) =>
    route(method, `/api/v1${path}`, endpoint);

  // ---- pages: one line each; a handler has the store as context.get("store")
  app.get("/", homePage);
  app.get("/search", searchPage);
  app.get("/reports", reportsPage);
  app.get("/reports/:document", reportPage);
  app.get(`/reports/:document/:table{${TABLE}}`, reportTable);
  app.post("/reports/:document/corrections", correctItem);
  app.post("/corrections/:id/withdraw", withdrawCorrection);
  app.get("/stories", storiesPage);
  app.get("/stories/:id", storyPage);
  app.post("/stories/:id/part", storyChanges.partReports);
  app.post("/stories/:id/join", storyChanges.joinStory);
  app.get("/compare", comparePage);
  app.get("/compare/file", compareFile);
  app.get("/actors", actorsPage);
  app.get("/actors/:id", actorPage);
  app.get("/actors/:id/items", actorItemsPage);
  app.get("/actors/:id/reports", actorReportsPage);
  app.get("/actors/:id/merge", mergePage);
  app.post("/actors/:id/merge", decide.mergeActor);
  app.get("/actors/:id/split", splitPage);
  app.post("/actors/:id/split", decide.splitActor);
  app.get("/decisions", decisionsPage);
  app.post("/decisions/:id/undo", decide.undoDecision);
  app.get("/network/:actor", networkPage);
  app.get("/edges/:from/:to/:kind", edgePage);
  app.get("/timeline", timelinePage);
  app.get("/look", lookPage);
  app.post("/refusals/:id/dismiss", decide.dismissRefusal);
  app.get("/corrections", correctionsPage);
  app.get("/adding", addingPage);

  // ---- files of web/
  app.get("/web/:file", staticFile);

  // ---- for programs
  route("get", "/health", upkeep.health(version));
  route("get", "/metrics", upkeep.figures(metrics));
  app.get("/api/v1/openapi.json", openApiDocument(app, version, token !== null));

  api("get", "/search", search);
  api("get", "/timeline", timeline);
  api("get", "/compare", compareReports);

  api("get", "/reports", reports.listReports);
  api("get", "/reports/{document}", reports.getReport);
  api("delete", "/reports/{document}", reports.deleteReport);
  api("get", "/reports/{document}/record", reports.getRecord);
  api("get", "/reports/{document}/records", reports.listRecords);
  api("get", "/reports/{document}/text", reports.getText);
  api("get", "/reports/{document}/source", reports.getSource);
  api("get", "/reports/{document}/story", stories.getStoryOfReport);
  api("post", "/reports/{document}/corrections", corrections.addCorrection);

  api("get", "/stories", stories.listStories);
  api("get", "/stories/{id}", stories.getStory);
  api("post", "/join-stories", stories.joinStories);
  api("post", "/part-story", stories.partStory);

  api("get", "/actors", actors.listActors);
  api("get", "/actors/{id}", actors.getActor);
  api("get", "/actors/{id}/items", actors.listActorItems);
  api("get", "/actors/{id}/reports", actors.listActorReports);
  api("get", "/actors/{id}/namings", actors.listNamings);
  api("get", "/actors/{id}/neighbours", actors.listNeighbours);
  api("get", "/edges/{from}/{to}/{kind}", actors.listEdgeItems);
  api("post", "/actors/{id}/merge", actors.mergeActor);
  api("post", "/actors/{id}/split", actors.splitActor);
  api("get", "/decisions", actors.listDecisions);
  api("post", "/decisions/{id}/undo", actors.undoDecision);

  api("get", "/corrections", corrections.listCorrections);
  api("delete", "/corrections/{id}", corrections.withdrawCorrection);
  api("get", "/doubtful", upkeep.listDoubtful);
  api("get", "/refusals", upkeep.listRefusals);
  api("delete", "/refusals/{id}", upkeep.dismissRefusal);
  api("get", "/runs", upkeep.listRuns);
  api("get", "/counts", upkeep.getCounts);
}
