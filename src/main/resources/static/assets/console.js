"use strict";
// Small comforts. Every page works without them: forms post, links lead, and a page that moves has a link to look again.
(function () {
  const PAUSE_MS = 800;

  // A statement under way: the part that moves is fetched again until it stands.
  async function follow(part) {
    const address = part.dataset.again;
    if (!address) {
      return;
    }
    try {
      const answer = await fetch(address, { cache: "no-store", credentials: "same-origin" });
      if (answer.ok) {
        const next = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(part.id);
        if (next) {
          part.replaceWith(next);
          part = next;
        }
      }
    } finally {
      window.setTimeout(() => follow(part), PAUSE_MS);
    }
  }
  document.querySelectorAll("[data-again]").forEach((part) => window.setTimeout(() => follow(part), PAUSE_MS));

  // A closing step under way.
  if (document.querySelector("[data-reload]")) {
    window.setTimeout(() => window.location.reload(), PAUSE_MS);
  }

  // A file may be dropped anywhere on its form.
  document.querySelectorAll(".drop").forEach((form) => {
    const input = form.querySelector("input[type=file]");
    form.addEventListener("dragover", (event) => {
      event.preventDefault();
      form.classList.add("over");
    });
    form.addEventListener("dragleave", () => form.classList.remove("over"));
    form.addEventListener("drop", (event) => {
      event.preventDefault();
      form.classList.remove("over");
      input.files = event.dataTransfer.files;
    });
  });
})();
