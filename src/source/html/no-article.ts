import { isProse, isTeaser } from "./block-signs.ts";
import type { Body } from "./choose-body.ts";
import type { Block } from "./find-blocks.ts";
import type { StructuredData } from "./json-ld.ts";
import type { PageMeta } from "./page-meta.ts";

const TEASERS = 4;
/** Boxes that stand before a page ask for consent, a script, a login or a proof that a person reads. */
const GATE =
  /\b(?:we value your privacy|our \d{0,5} ?(?:partners|vendors)|uses? cookies|your (?:device|consent|browser)|cookie (?:policy|settings|preferences)|(?:enable|turn on) (?:javascript|cookies)|javascript (?:is|must be|and cookies)|accept all|privacy (?:policy|settings|choices)|checking your browser|are (?:you )?(?:a |not a )?(?:robot|human)|access denied|page (?:was |could )?not (?:be )?found|(?:log|sign) in to (?:continue|read)|subscribe to (?:continue|read))/i;

/** Whether blocks hold no sentence of a report: none that reads as prose, or only what stands before a page. */
export function isNoArticle(blocks: readonly Block[]): boolean {
  const prose = blocks.filter(isProse);
  return prose.every(({ text }) => text.length < 600 && GATE.test(text));
}

const BEGINNING_ONLY =
  /\b(?:(?:subscribe|sign in|log in|register|sign up|pay) to (?:continue|read|keep|see|unlock)|to (?:continue|keep) reading|(?:already|become) a subscriber)\b/i;

/** Whether a page says that it shows only the beginning of a report to those who do not pay. */
export function isBeginningOnly(page: readonly Block[], data: StructuredData): boolean {
  const free = data.article?.isAccessibleForFree;
  if (free === false || (typeof free === "string" && /^false$/i.test(free))) return true;
  return page.some(({ text }) => text.length < 200 && BEGINNING_ONLY.test(text));
}

/** Whether the prose of a page is what its links to other pages say of them (a front page, a section, search results). */
export function isArticleList({ blocks, scope }: Body, page: PageMeta, data: StructuredData): boolean {
  if (!scope || data.article || page.meta.get("og:type")?.startsWith("article")) return false;
  const prose = blocks.filter(isProse);
  const teasers = prose.filter((block) => block.linked * 2 > block.text.length || isTeaser(block.element)).length;
  return teasers >= TEASERS && teasers * 5 >= prose.length * 3;
}
