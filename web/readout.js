// @ts-check
"use strict";

/*
 * The one script of the pages. Everything works without it; it only listens and moves the focus. It writes no markup, so that
 * it runs under a policy of Trusted Types. It is not deferred: a chosen theme has to stand before the first paint.
 */
{
  const root = document.documentElement;
  const chosen = stored("theme");
  if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;

  /** @param {string} key */
  function stored(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // Storage may be forbidden; then the system's choice holds.
    }
  }
}
