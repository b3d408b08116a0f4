// @ts-check
"use strict";

/*
 * The one script of the pages. Everything works without it: it only listens, moves the focus and copies. It writes no markup, so
 * that it runs under a policy of Trusted Types. It is not deferred: a chosen theme has to stand before the first paint.
 */
{
  const root = document.documentElement;
  root.classList.add("js");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const chosen = stored("theme");
  if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;

  document.addEventListener("DOMContentLoaded", () => {
    listenToTheme();
    const report = document.querySelector(".report");
    if (report instanceof HTMLElement) openReport(report);
  });

  // ---- theme

  /** @param {string} key */
  function stored(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // Storage may be forbidden; then the system's choice holds.
    }
  }

  function listenToTheme() {
    const button = document.querySelector("[data-theme-toggle]");
    if (!(button instanceof HTMLButtonElement)) return;
    const isDark = () => (root.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";
    const tell = () => {
      button.textContent = isDark() ? "Light" : "Dark";
    };
    button.hidden = false;
    tell();
    dark.addEventListener("change", tell);
    button.addEventListener("click", () => {
      const theme = isDark() ? "light" : "dark";
      // What the system has anyway need not be kept: the page then follows the system again.
      const isSystems = theme === (dark.matches ? "dark" : "light");
      if (isSystems) delete root.dataset.theme;
      else root.dataset.theme = theme;
      try {
        if (isSystems) localStorage.removeItem("theme");
        else localStorage.setItem("theme", theme);
      } catch {
        // It holds for this page.
      }
      tell();
    });
  }

  // ---- report

  /** @param {HTMLElement} report */
  function openReport(report) {
    /** @type {HTMLElement[]} */
    const marks = [...report.querySelectorAll("mark[data-ids]")].filter((mark) => mark instanceof HTMLElement);
    /** @type {Map<string, HTMLElement[]>} */
    const byItem = new Map();
    for (const mark of marks) {
      for (const item of itemsOf(mark)) {
        const known = byItem.get(item);
        if (known) known.push(mark);
        else byItem.set(item, [mark]);
      }
    }
    /** The items in reading order. */
    const order = [...byItem.keys()];
    /** @type {string | null} */
    let current = null;

    /** @param {HTMLElement} mark */
    function itemsOf(mark) {
      return (mark.dataset.ids ?? "").split(" ");
    }

    /** @param {string} item */
    function noteOf(item) {
      const body = document.getElementById(item);
      const note = body?.closest("details.note");
      return note instanceof HTMLDetailsElement ? note : null;
    }

    /** @param {string} item @param {string} name @param {boolean} on */
    function show(item, name, on) {
      for (const mark of byItem.get(item) ?? []) mark.classList.toggle(name, on);
      noteOf(item)?.classList.toggle(name, on);
    }

    /** @param {string | null} item */
    function choose(item) {
      if (current !== null) show(current, "is-current", false);
      current = item;
      if (item !== null) show(item, "is-current", true);
    }

    /** @param {string} item */
    function isShown(item) {
      const [mark] = byItem.get(item) ?? [];
      const note = noteOf(item);
      return mark?.checkVisibility() === true && (note === null || note.checkVisibility());
    }

    /** To the next mark that is shown, from the one that was chosen or the first one in view. @param {1 | -1} step */
    function move(step) {
      let at = current === null ? firstInView(step) : order.indexOf(current);
      do at += step;
      while (at >= 0 && at < order.length && !isShown(order[at]));
      if (at < 0 || at >= order.length) return tell(step === 1 ? "The last mark" : "The first mark");
      const item = order[at];
      const wasOpen = current !== null && noteOf(current)?.open === true;
      choose(item);
      // Whoever reads notes goes on reading notes; the one before folds, as all have one name.
      const note = noteOf(item);
      if (wasOpen && note) note.open = true;
      const [mark] = byItem.get(item) ?? [];
      mark.tabIndex = -1;
      mark.focus({ preventScroll: true });
      mark.scrollIntoView({ block: "center" });
    }

    /** @param {1 | -1} step */
    function firstInView(step) {
      const found = order.findIndex((item) => (byItem.get(item)?.[0]?.getBoundingClientRect().top ?? -1) >= 60);
      if (found < 0) return step === 1 ? order.length : order.length;
      return step === 1 ? found - 1 : found;
    }

    /** @param {string} item @param {boolean} withWhy */
    function open(item, withWhy) {
      const note = noteOf(item);
      if (!note) return;
      const why = note.querySelector("details.why");
      if (withWhy && why instanceof HTMLDetailsElement) {
        why.open = !(note.open && why.open);
        if (why.open) note.open = true;
      } else if (!withWhy) note.open = !note.open;
      const summary = note.querySelector("summary");
      if (note.open && summary) {
        summary.focus({ preventScroll: true });
        note.scrollIntoView({ block: "nearest" });
      }
    }

    /** @param {string} message */
    function tell(message) {
      const place = report.querySelector("[data-said]");
      if (place) place.textContent = message;
    }

    // -- copying

    /** @param {string} place */
    function addressOf(place) {
      return `${location.origin}${location.pathname}${location.search}#${place}`;
    }

    /** @param {string} text @param {Element | null} button */
    async function copy(text, button) {
      try {
        await navigator.clipboard.writeText(text);
        tell("Copied");
        if (button) {
          button.textContent = "Copied";
          setTimeout(() => {
            button.textContent = "Copy";
          }, 1600);
        }
      } catch {
        tell("The browser does not let this page copy");
        if (button) button.textContent = "Not allowed";
      }
    }

    function copyChosen() {
      const selected = selectedSpan();
      if (selected) {
        const source = report.dataset.source;
        const words = selected.words.replace(/\s+/g, " ").trim();
        return void copy(`“${words}”${source ? ` — ${source}` : ""}, ${addressOf(`c${selected.from}-${selected.to}`)}`, null);
      }
      const button = current === null ? null : noteOf(current)?.querySelector("[data-cite]");
      if (button instanceof HTMLElement && current !== null) {
        void copy(`${button.dataset.cite}, ${addressOf(current)}`, button);
      }
    }

    // -- places in the text, in code units from its beginning

    function selectedSpan() {
      const selection = getSelection();
      if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
      const range = selection.getRangeAt(0);
      const from = placeOf(range.startContainer, range.startOffset);
      const to = placeOf(range.endContainer, range.endOffset);
      if (from === null || to === null || from >= to) return null;
      // Of the text alone: between two paragraphs there are notes.
      return { from, to, words: rangesOf(from, to).map((each) => each.toString().trim()).join(" ") };
    }

    /** @param {Node} node @param {number} offset */
    function placeOf(node, offset) {
      const element = node instanceof Element ? node : node.parentElement;
      const block = element?.closest(".words");
      if (!(block instanceof HTMLElement)) return null;
      const before = document.createRange();
      before.setStart(block, 0);
      before.setEnd(node, offset);
      return Number(block.dataset.from) + before.toString().length;
    }

    /** A range for each paragraph, since the notes of one stand before the next. @param {number} from @param {number} to */
    function rangesOf(from, to) {
      /** @type {Range[]} */
      const ranges = [];
      for (const block of report.querySelectorAll(".words")) {
        if (!(block instanceof HTMLElement)) continue;
        const start = Number(block.dataset.from);
        const length = block.textContent?.length ?? 0;
        if (start + length <= from || to <= start) continue;
        block.classList.add("is-shown");
        const first = nodeAt(block, Math.max(0, from - start), false);
        const last = nodeAt(block, Math.min(length, to - start), true);
        if (!first || !last) continue;
        const range = document.createRange();
        range.setStart(first.node, first.offset);
        range.setEnd(last.node, last.offset);
        ranges.push(range);
      }
      return ranges;
    }

    /** @param {HTMLElement} block @param {number} place @param {boolean} isEnd */
    function nodeAt(block, place, isEnd) {
      let left = place;
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const length = node.nodeValue?.length ?? 0;
        if (left < length || (isEnd && left === length)) return { node, offset: left };
        left -= length;
      }
      return null;
    }

    // -- what the address asks for

    function goToHash() {
      const place = decodeURIComponent(location.hash.slice(1));
      const span = /^c(\d{1,9})-(\d{1,9})$/.exec(place);
      if (globalThis.CSS?.highlights) CSS.highlights.delete("deep");
      if (span) {
        const ranges = rangesOf(Number(span[1]), Number(span[2]));
        if (ranges.length === 0) return tell("There is no such place in this text");
        if (globalThis.CSS?.highlights) CSS.highlights.set("deep", new Highlight(...ranges));
        else getSelection()?.addRange(ranges[0]);
        ranges[0].startContainer.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
      } else if (byItem.has(place) || noteOf(place)) {
        const note = noteOf(place);
        if (note) note.open = true;
        choose(place);
        // Whoever comes from elsewhere is there at once.
        byItem.get(place)?.[0]?.scrollIntoView({ block: "center", behavior: "instant" });
      }
    }

    // -- listening

    report.addEventListener("pointerover", (event) => light(event.target, true));
    report.addEventListener("pointerout", (event) => light(event.target, false));
    report.addEventListener("focusin", (event) => light(event.target, true));
    report.addEventListener("focusout", (event) => light(event.target, false));
    report.addEventListener("click", (event) => {
      if (!(event.target instanceof Element)) return;
      const button = event.target.closest("[data-cite]");
      if (button instanceof HTMLElement) {
        const item = button.closest(".note")?.getAttribute("data-item") ?? "";
        return void copy(`${button.dataset.cite}, ${addressOf(item)}`, button);
      }
      const mark = event.target.closest("mark[data-ids]");
      // A click that ends a selection opens nothing.
      if (!(mark instanceof HTMLElement) || getSelection()?.isCollapsed === false) return;
      const item = innermost(mark);
      choose(item);
      const note = noteOf(item);
      if (note) note.open = true;
    });

    /** The shortest of what a mark belongs to: an event within a statement, a quotation within another. @param {HTMLElement} mark */
    function innermost(mark) {
      /** @param {string} item */
      const length = (item) => (byItem.get(item) ?? []).reduce((sum, each) => sum + (each.textContent?.length ?? 0), 0);
      return itemsOf(mark).reduce((least, item) => (length(item) <= length(least) ? item : least));
    }

    /** @param {EventTarget | null} target @param {boolean} on */
    function light(target, on) {
      if (!(target instanceof Element)) return;
      const mark = target.closest("mark[data-ids]");
      const item = mark instanceof HTMLElement ? innermost(mark) : target.closest(".note")?.getAttribute("data-item");
      if (item) show(item, "is-lit", on);
    }

    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const at = event.target instanceof Element ? event.target : null;
      if (document.querySelector("#keys:popover-open") && event.key !== "?") return;
      if (at?.closest("input:not([type=checkbox]), select, textarea, [contenteditable]")) return;
      switch (event.key) {
        case "j":
        case "k":
          move(event.key === "j" ? 1 : -1);
          break;
        case "Enter":
          // On a link or a button Enter does what it always does.
          if (current === null || at?.closest("a, button, summary, input")) return;
          open(current, false);
          break;
        case "e":
          if (current !== null) open(current, true);
          break;
        case "c":
          copyChosen();
          break;
        case "0": {
          const clean = document.getElementById("show-clean");
          if (clean instanceof HTMLInputElement) clean.checked = !clean.checked;
          break;
        }
        case "?": {
          const keys = document.getElementById("keys");
          if (keys?.togglePopover) keys.togglePopover();
          break;
        }
        case "Escape": {
          const note = at?.closest("details.note[open]") ?? (current === null ? null : noteOf(current));
          if (note instanceof HTMLDetailsElement && note.open) {
            note.open = false;
            note.querySelector("summary")?.focus({ preventScroll: true });
          } else choose(null);
          return;
        }
        default:
          return;
      }
      event.preventDefault();
    });
    addEventListener("hashchange", goToHash);
    goToHash();
  }
}

// ---- timeline: dragging over the bars chooses the stretch of time that the form says in words
{
  const LEAST = 6;
  const LENGTHS = { day: 10, month: 7, year: 4 };

  document.addEventListener("DOMContentLoaded", () => {
    for (const chart of document.querySelectorAll("[data-brush] svg[data-span]")) {
      if (chart instanceof SVGSVGElement) listenToBrush(chart);
    }
  });

  /** @param {SVGSVGElement} chart */
  function listenToBrush(chart) {
    const [first, last, left, right] = (chart.dataset.span ?? "").split(" ").map(Number);
    const unit = /** @type {keyof typeof LENGTHS} */ (chart.closest("[data-brush]")?.getAttribute("data-brush"));
    const form = document.querySelector("form.timeline-form");
    if (!(form instanceof HTMLFormElement) || !(last > first) || !(unit in LENGTHS)) return;
    const mark = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    mark.setAttribute("class", "brushed");
    /** @type {number | null} */
    let start = null;
    let dragged = false;

    /** @param {number} x */
    const inside = (x) => Math.min(right, Math.max(left, (x - chart.getBoundingClientRect().left) / chart.getBoundingClientRect().width));
    /** @param {number} share */
    const period = (share) => {
      // The end of the last period is the beginning of one that is not in the chart.
      const at = first + ((share - left) / (right - left)) * (last - 1 - first);
      return new Date(at).toISOString().slice(0, LENGTHS[unit]);
    };
    const stop = () => {
      start = null;
      mark.remove();
    };

    chart.addEventListener("dragstart", (event) => event.preventDefault());
    chart.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      start = event.clientX;
      dragged = false;
    });
    addEventListener("pointermove", (event) => {
      if (start === null || Math.abs(event.clientX - start) < LEAST) return;
      dragged = true;
      const { width, height } = chart.viewBox.baseVal;
      const [from, to] = [inside(start), inside(event.clientX)].sort((a, b) => a - b);
      mark.setAttribute("x", String(from * width));
      mark.setAttribute("width", String((to - from) * width));
      mark.setAttribute("height", String(height));
      chart.append(mark);
    });
    addEventListener("pointerup", (event) => {
      if (start !== null && dragged) {
        const [from, to] = [inside(start), inside(event.clientX)].sort((a, b) => a - b);
        for (const [name, share] of /** @type {const} */ ([["from", from], ["to", to]])) {
          const field = form.elements.namedItem(name);
          if (field instanceof HTMLInputElement) field.value = period(share);
        }
        form.requestSubmit();
      }
      stop();
    });
    addEventListener("pointercancel", stop);
    addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        dragged = false;
        stop();
      }
    });
    // What was dragged is no click on the bar beneath.
    chart.addEventListener("click", (event) => {
      if (dragged) event.preventDefault();
    });
  }
}
