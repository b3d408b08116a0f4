// A comparison: a click on a row lights its sentences in all texts and brings them side by side; the texts scroll together. Without this
// script the links still lead to the sentences.
(() => {
  const root = document.querySelector(".comparison");
  if (!root) return;
  document.documentElement.classList.add("js");
  const panes = [...root.querySelectorAll(".text-body")];
  const narrow = matchMedia("(max-width: 47.99rem)");
  const sentencesOf = (row) => [...root.querySelectorAll(`.sentence[data-rows~="${CSS.escape(row)}"]`)];
  let led = 0;

  const light = (row) => {
    for (const lit of root.querySelectorAll(".is-lit")) lit.classList.remove("is-lit");
    for (const sentence of sentencesOf(row)) sentence.classList.add("is-lit");
    root.querySelector(`[data-row-of="${CSS.escape(row)}"]`)?.classList.add("is-lit");
  };

  const show = (text) => {
    for (const one of root.querySelectorAll(".text")) one.classList.toggle("is-shown", one === text);
    for (const tab of root.querySelectorAll(".tabs a")) {
      if (tab.getAttribute("href") === `#${text.id}`) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
  };

  const topIn = (pane, element) => element.getBoundingClientRect().top - pane.getBoundingClientRect().top;

  // Each pane brings its sentence of the row to the same height.
  const align = (row, y, except) => {
    for (const pane of panes) {
      if (pane === except) continue;
      const sentence = pane.querySelector(`.sentence[data-rows~="${CSS.escape(row)}"]`);
      if (sentence) pane.scrollTop += topIn(pane, sentence) - y;
    }
  };

  const see = (row, target) => {
    light(row);
    if (narrow.matches) {
      show(target.closest(".text"));
      target.closest(".sentence").scrollIntoView({ block: "center" });
      return;
    }
    const texts = target.closest(".text");
    texts.scrollIntoView({ block: "start" });
    led = performance.now() + 400;
    // As far down as the first of them stands by itself: a pane cannot be scrolled above its beginning.
    const tops = panes.flatMap((pane) => {
      const sentence = pane.querySelector(`.sentence[data-rows~="${CSS.escape(row)}"]`);
      return sentence ? [topIn(pane, sentence) + pane.scrollTop] : [];
    });
    align(row, Math.min(140, ...tops), null);
  };

  root.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const id = link.getAttribute("href").slice(1);
    const target = document.getElementById(id);
    if (!target) return;
    if (target.matches(".anchor")) {
      event.preventDefault();
      history.pushState({ row: target.dataset.row, at: id }, "", `#${id}`);
      see(target.dataset.row, target);
    } else if (target.matches(".text")) {
      event.preventDefault();
      show(target);
    } else if (target.matches(".sentence")) {
      for (const lit of root.querySelectorAll(".is-lit")) lit.classList.remove("is-lit");
      if (narrow.matches) show(target.closest(".text"));
    } else if (target.matches("[data-row-of]")) light(target.dataset.rowOf);
  });

  addEventListener("popstate", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.matches(".anchor")) see(target.dataset.row, target);
  });

  // Linked scrolling: the pane under the pointer or with the focus leads.
  let leader = null;
  for (const pane of panes) {
    for (const kind of ["pointerenter", "focusin", "wheel", "touchstart"]) {
      pane.addEventListener(kind, () => (leader = pane), { passive: true });
    }
    pane.addEventListener(
      "scroll",
      () => {
        if (pane !== leader || narrow.matches || performance.now() < led) return;
        const shared = [...pane.querySelectorAll(".sentence[data-rows]")].find((sentence) => {
          if (topIn(pane, sentence) < 0) return false;
          return sentence.dataset.rows.split(" ").some((row) => sentencesOf(row).some((one) => !pane.contains(one)));
        });
        if (!shared) return;
        for (const row of shared.dataset.rows.split(" ")) align(row, topIn(pane, shared), pane);
      },
      { passive: true },
    );
  }
  const first = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  show(first?.closest(".text") ?? root.querySelector(".text"));
  // After the browser's own way to the place.
  if (first?.matches(".anchor")) addEventListener("load", () => requestAnimationFrame(() => see(first.dataset.row, first)));
})();
