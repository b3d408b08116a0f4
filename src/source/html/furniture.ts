import type { Element } from "./parse-tree.ts";
import { attribute } from "./tree.ts";

/**
 * What an element says it is by its name, role, class and id:
 * `story` the body of an article; `never` text that is no part of the story however much it reads like one (comments,
 * newsletter and cookie boxes, captions); `furniture` what is seldom story (share bars, tags, bylines); `aside` what may
 * be either (sidebars, related boxes, footers); `gate` what asks to pay or is shown to those who paid.
 */
export type Furniture = "story" | "never" | "gate" | "furniture" | "aside";

const ELEMENTS: { readonly [name: string]: Furniture } = {
  figcaption: "never",
  caption: "never",
  dialog: "never",
  nav: "never",
  menu: "furniture",
  address: "furniture",
  aside: "aside",
  footer: "aside",
  form: "aside",
};

const ROLES: { readonly [role: string]: Furniture } = {
  navigation: "never",
  search: "never",
  menu: "never",
  menubar: "never",
  dialog: "never",
  alertdialog: "never",
  contentinfo: "furniture",
  banner: "furniture",
  complementary: "aside",
};

const STORY =
  /^(?:[a-z]{1,12}[-_]+)?(?:article|story|entry|post|news)[-_]*(?:body|content|text|copy)(?:[-_]+(?:text|copy|content|root|wrapper|container|inner|main|[a-z0-9]{0,20}[0-9][a-z0-9]{0,20})){0,4}$/;

const NEVER =
  words(`breadcrumb breadcrumbs bio caption captions ccpa colophon comment commentlist comments consent cookie
  cookies coral didomi disqus figcaption gdpr livefyre mostpopular mostread nav navbar navigation newsletter newsletters
  nlsignup onetrust optin outbrain pager pagination recirc recirculation signup skiplink subnav taboola`);

const GATE = words("meter paywall piano premium regwall subscribe subscriber subscribers subscription");

const FURNITURE =
  words(`ad ads adslot advert advertisement advertising alert author authors banner byline bylines copyright
  credit credits dateline dfp donate donation eyebrow follow keywords kicker masthead membership menu meta modal overlay
  poll popular popup print promo promobox promos promotion pubdate published rating share sharebar sharebox shares
  sharetools sharing social socials sponsor sponsored sponsorship tag taglist tags timestamp toolbar tools topics
  trending`);

const ASIDE =
  words(`also aside box card cards carousel embed factbox footer gallery header infobox inset latest links module
  more next rail read readmore recommendation recommendations recommended related relateds sidebar slideshow teaser
  teasers widget`);

/** A class that tells a state of the page, not what the element is ("has-comments", "share-enabled"). */
const STATE =
  /^(?:has|no|with|without|is|show|hide|js|status|category|tag|type|format|page|template|single|postid|theme|wp-singular)[-_]|[-_](?:open|closed|enabled|disabled|on|off|active|visible|hidden|loaded)$/i;

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

/** What an element says it is, `null` where it says nothing of it. */
export function furnitureOf(element: Element): Furniture | null {
  const role = attribute(element, "role");
  const byName = ELEMENTS[element.tagName] ?? (role === null ? undefined : ROLES[role]) ?? null;
  if (element.tagName === "html" || element.tagName === "body" || element.tagName === "main") return null;
  if (/\barticleBody\b/.test(attribute(element, "itemprop") ?? "")) return "story";
  let found: Furniture | null = byName;
  for (const token of `${attribute(element, "class") ?? ""} ${attribute(element, "id") ?? ""}`.split(/\s+/, 40)) {
    if (token === "" || token.length > 80) continue;
    const says = furnitureByToken(token);
    if (says === "story") return says;
    if (says && (found === null || rank(says) < rank(found))) found = says;
  }
  return found;
}

function furnitureByToken(token: string): Furniture | null {
  const name = token.replace(/([a-z])([A-Z])/g, "$1-$2").toLowerCase();
  if (STORY.test(name)) return "story";
  if (STATE.test(name)) return null;
  const parts = name.split(/[^a-z]+/);
  if (parts.some((part) => NEVER.has(part)) || NEVER.has(parts.join(""))) return "never";
  if (parts.some((part) => GATE.has(part))) return "gate";
  if (parts.some((part) => FURNITURE.has(part))) return "furniture";
  if (parts.some((part) => ASIDE.has(part))) return "aside";
  return null;
}

function rank(furniture: Furniture): number {
  return ["story", "never", "gate", "furniture", "aside"].indexOf(furniture);
}
