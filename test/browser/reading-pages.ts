import type { Store } from "../../src/store/store.ts";

/** The address of a page of every kind in the library of `fillReadingLibrary`, in every state that looks another way. */
export async function readingPages(store: Store): Promise<readonly string[]> {
  const actors = async (name: string) => (await store.actors({ name, limit: 5, cursor: null })).items;
  const [holt] = await actors("Vera Holt");
  const [one, other] = await actors("Brandt");
  const [union] = await actors("Mara Oduya");
  const edges = await store.neighbours(holt.id);
  const edge = (kind: string) => {
    const found = edges.find((edge) => edge.kind === kind);
    if (!found) throw new Error(`nobody ${kind} Vera Holt`);
    return `/edges/${found.from.id}/${found.to.id}/${kind}`;
  };
  const story = await store.storyOf("elvan-1");
  return [
    "/",
    "/search",
    "/search?q=the",
    "/search?q=speaker%3AOduya+about%3Awages&order=oldest",
    "/search?q=harbor+wagges",
    "/search?q=speaker%3A+type%3ANOTHING",
    "/reports",
    "/reports?by=added",
    "/reports/elvan-1",
    "/reports/elvan-1#s3",
    "/reports/elvan-1#c120-180",
    "/reports/visit",
    `/reports/${encodeURIComponent("https://tribune.example/council?page=1&view=all")}`,
    "/reports/flood-2",
    "/reports/flood-2?version=1",
    "/reports/nowhere",
    "/stories",
    `/stories/${(await store.storyOf("elvan-1"))!.id}`,
    "/actors",
    "/actors?name=holt",
    `/actors/${holt.id}`,
    `/actors/${union.id}`,
    `/actors/${holt.id}/items?part=speaker`,
    `/actors/${holt.id}/reports`,
    `/actors/${one.id}/merge`,
    `/actors/${other.id}/split`,
    `/network/${holt.id}`,
    `/network/${union.id}`,
    edge("says-about"),
    edge("does-to"),
    "/timeline",
    "/timeline?by=actor&unit=day&q=kind%3Astatement",
    "/timeline?from=then",
    "/stories",
    `/stories/${story?.id}`,
    "/compare",
    "/compare?d=elvan-1&d=visit",
    "/look",
    "/look?tab=unknown",
    "/look?tab=low",
    "/look?tab=refusals",
    "/corrections",
    "/decisions",
    "/adding",
    "/nothing/here",
  ];
}
