import { endsSentence, isProse, isQuotation } from "./block-signs.ts";
import type { Block, PageBlocks } from "./find-blocks.ts";
import { type Furniture, furnitureOf } from "./furniture.ts";
import type { Element } from "./parse-tree.ts";
import { attribute, elementsIn, parentElement } from "./tree.ts";

/** So much prose in a share bar or a byline box, or so little in all the rest, means that the name misleads. */
const MUCH_PROSE = 200;

const PULL_QUOTE = /\bpull-?quote/i;

/** What each element of a page is to the article, by its name and by how much prose and how many links it holds. */
export class ElementJudge {
  readonly page: PageBlocks;
  /** For each block whether it reads as prose. */
  readonly prose: readonly boolean[];
  // Sums over the blocks before each: an element's share is the difference between two of them.
  private readonly proseSum: Float64Array;
  private readonly storySum: Float64Array;
  private readonly charSum: Float64Array;
  private readonly linkSum: Float64Array;
  private readonly quotationSum: Float64Array;
  private readonly says = new Map<Element, Furniture | null>();
  private readonly out = new Map<Element, boolean>();

  constructor(page: PageBlocks) {
    const { blocks } = page;
    this.page = page;
    this.prose = blocks.map(isProse);
    const own = blocks.map((block, k) => (this.prose[k] ? block.text.length : 0));
    this.proseSum = sums(own);
    this.charSum = sums(blocks.map((block) => block.text.length));
    this.linkSum = sums(blocks.map((block) => block.linked));
    this.quotationSum = sums(blocks.map(quotesOutsideLinks));
    this.storySum = sums(own.map((length, k) => (length > 0 && !this.isOut(blocks[k].element) ? length : 0)));
  }

  /** How many characters of prose an element holds, what is left out not counted. */
  story(element: Element): number {
    return this.share(this.storySum, element);
  }

  furniture(element: Element): Furniture | null {
    let says = this.says.get(element);
    if (says === undefined) {
      says = furnitureOf(element);
      this.says.set(element, says);
    }
    return says;
  }

  /** Whether an element or one around it is left out with all that it holds. */
  isOut(element: Element): boolean {
    const path: Element[] = [];
    let out = false;
    for (let at: Element | null = element; at; at = parentElement(at)) {
      const known = this.out.get(at);
      if (known !== undefined) {
        out = known;
        break;
      }
      path.push(at);
    }
    for (const at of path.reverse()) {
      out ||= this.isLeftOut(at);
      this.out.set(at, out);
    }
    return out;
  }

  isPullQuote(element: Element): boolean {
    for (let at: Element | null = element; at; at = parentElement(at)) {
      if (PULL_QUOTE.test(attribute(at, "class") ?? "")) return true;
    }
    return false;
  }

  private isLeftOut(element: Element): boolean {
    if (!this.page.ranges.has(element)) return false;
    if ((element.tagName === "ul" || element.tagName === "ol") && this.isLinkList(element)) return true;
    const furniture = this.furniture(element);
    if (furniture === null || furniture === "story" || isQuotation(element)) return false;
    const prose = this.share(this.proseSum, element);
    const elsewhere = this.proseSum[this.page.blocks.length] - prose;
    if (elsewhere < MUCH_PROSE && prose > 2 * elsewhere && prose >= MUCH_PROSE) return false;
    if (furniture === "never") return true;
    if (furniture === "gate") return prose < MUCH_PROSE && holdsControl(element);
    if (this.share(this.quotationSum, element) > 0) return false;
    if (this.share(this.linkSum, element) * 3 > this.share(this.charSum, element)) return true;
    return furniture === "furniture" ? prose < MUCH_PROSE : prose === 0;
  }

  private isLinkList(list: Element): boolean {
    if (this.share(this.linkSum, list) <= 0.8 * this.share(this.charSum, list)) return false;
    const { from, to } = this.page.ranges.get(list)!;
    let sentences = 0;
    for (let k = from; k < to; k++) if (endsSentence(this.page.blocks[k].text)) sentences++;
    return sentences * 2 <= to - from;
  }

  private share(sum: Float64Array, element: Element): number {
    const range = this.page.ranges.get(element);
    return range ? sum[range.to] - sum[range.from] : 0;
  }
}

/** 1 for a block with quotation marks that is not a link as a whole (the headline of another report). */
function quotesOutsideLinks({ text, linked }: Block): number {
  return /["“«„]/.test(text) && linked * 3 < text.length * 2 ? 1 : 0;
}

function holdsControl(element: Element): boolean {
  for (const child of elementsIn(element)) if (/^(?:button|form|input)$/.test(child.tagName)) return true;
  return false;
}

function sums(values: readonly number[]): Float64Array {
  const sum = new Float64Array(values.length + 1);
  for (let k = 0; k < values.length; k++) sum[k + 1] = sum[k] + values[k];
  return sum;
}
