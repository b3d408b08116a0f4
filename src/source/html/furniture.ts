import type { Element } from "./parse-tree.ts";
import { attribute } from "./tree.ts";

/**
 * What an element says it is by its name, role, class and id:
 * `story` the body of an article; `never` text that is no part of the story however much it reads like one (comments,
 * newsletter and cookie boxes, captions); `furniture` what is seldom story (share bars, tags, bylines); `aside` what may
 * be either (sidebars, related boxes, footers).
 */
export type Furniture = "story" | "never" | "furniture" | "aside";

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
  /^(?:(?:article|story|entry|post|news|body|main|page)[-_]*(?:body|content|text|copy)|(?:body|content)[-_]*(?:text|copy|body)|paragraphs?|prose|rich-?text)$/i;

const NEVER = words(`caption captions figcaption wp-caption-text cookie cookies consent gdpr ccpa onetrust didomi comment comments
  commentlist disqus livefyre coral newsletter newsletters nlsignup signup optin breadcrumb breadcrumbs pagination pager
  navbar navigation nav subnav skiplink outbrain taboola recirc recirculation mostread mostpopular bio colophon`);

const FURNITURE = words(`byline bylines author authors share sharing shares sharebar sharebox sharetools social socials advert
  advertisement advertising ad ads adslot dfp sponsor sponsored sponsorship promo promos promotion promobox subscribe subscription
  paywall regwall piano tags tag taglist topics keywords credit credits copyright timestamp dateline pubdate published meta
  menu toolbar tools print follow trending popular rating poll banner popup modal overlay alert kicker eyebrow masthead
  donate donation membership`);

const ASIDE = words(`related relateds readmore more sidebar rail aside widget module teaser teasers card cards recommended recommendation
  recommendations footer header read next also latest gallery slideshow carousel inset infobox factbox box embed links`);

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
  if (STORY.test(token) || STORY.test(token.replace(/^.*?__/, ""))) return "story";
  if (STATE.test(token)) return null;
  const parts = token
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[^a-z]+/);
  if (parts.some((part) => NEVER.has(part)) || NEVER.has(parts.join(""))) return "never";
  if (parts.some((part) => FURNITURE.has(part))) return "furniture";
  if (parts.some((part) => ASIDE.has(part))) return "aside";
  return null;
}

function rank(furniture: Furniture): number {
  return ["story", "never", "furniture", "aside"].indexOf(furniture);
}
