"use strict";
// Keeps the home page fresh: fetches the panels every two seconds and replaces the parts that changed.
// Without it the page still works: links load the page anew, and a browser without scripts reloads by itself.
(function () {
  const PAUSE_MS = 2000;
  const live = document.getElementById("live");
  let timer = 0;
  let running = null;

  function chosenOrder() {
    return new URLSearchParams(window.location.search).get("order");
  }

  function fragmentAddress() {
    const query = new URLSearchParams({ lang: document.documentElement.lang });
    const order = chosenOrder();
    if (order) {
      query.set("order", order);
    }
    return "/fragments/overview?" + query;
  }

  function show(connected) {
    const words = connected ? live.dataset.live : live.dataset.lost;
    live.classList.toggle("lost", !connected);
    const text = live.querySelector(".words");
    if (text.textContent !== words) {
      text.textContent = words;
    }
  }

  function keysOf(part) {
    return new Set(Array.from(part.querySelectorAll("[data-key]"), (row) => row.dataset.key));
  }

  function replaceParts(html) {
    const next = new DOMParser().parseFromString(html, "text/html").getElementById("panels");
    if (!next) {
      throw new Error("the answer holds no panels");
    }
    const focused = document.activeElement && document.activeElement.id;
    for (const part of next.querySelectorAll("[data-part]")) {
      const old = document.querySelector('[data-part="' + part.dataset.part + '"]');
      const before = old.outerHTML;
      const after = part.outerHTML;
      if (before !== after) {
        const known = keysOf(old);
        if (known.size > 0) {
          part.querySelectorAll(".feed [data-key]").forEach((row) => row.classList.toggle("new", !known.has(row.dataset.key)));
        }
        old.replaceWith(part);
      }
    }
    const again = focused && document.getElementById(focused);
    if (again && again !== document.activeElement) {
      again.focus({ preventScroll: true });
    }
  }

  async function refresh() {
    window.clearTimeout(timer);
    if (running) {
      running.abort();
    }
    const call = new AbortController();
    running = call;
    const tooLong = window.setTimeout(() => call.abort("too long"), 5 * PAUSE_MS);
    try {
      const answer = await fetch(fragmentAddress(), { signal: call.signal, cache: "no-store", credentials: "same-origin" });
      if (!answer.ok) {
        throw new Error("HTTP " + answer.status);
      }
      replaceParts(await answer.text());
      show(true);
    } catch (failure) {
      if (running === call) {
        show(false);
      }
    } finally {
      window.clearTimeout(tooLong);
      if (running === call) {
        running = null;
        schedule();
      }
    }
  }

  function schedule() {
    window.clearTimeout(timer);
    if (!document.hidden) {
      timer = window.setTimeout(refresh, PAUSE_MS);
    }
  }

  // The other language shows the same order.
  function followChoice() {
    const other = document.querySelector("a.switch");
    const query = new URLSearchParams({ lang: other.hreflang });
    const order = chosenOrder();
    if (order) {
      query.set("order", order);
    }
    other.href = "/?" + query;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-order]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      window.history.pushState(null, "", link.href);
      followChoice();
      refresh();
    }
  });
  window.addEventListener("popstate", () => {
    followChoice();
    refresh();
  });
  document.addEventListener("visibilitychange", () => (document.hidden ? window.clearTimeout(timer) : refresh()));
  schedule();
})();
