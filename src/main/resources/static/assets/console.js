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

  // What is not asked does not stand in the address.
  document.querySelectorAll("form.filter").forEach((form) => form.addEventListener("formdata", (event) => {
    Array.from(event.formData).filter(([, value]) => value === "").forEach(([name]) => event.formData.delete(name));
  }));

  // A page that is meant to be printed.
  const print = document.getElementById("print");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }

  // Lines that are looked through with the keyboard.
  const lines = document.getElementById("lines");
  if (lines) {
    walk(lines);
  }

  function walk(form) {
    const rows = Array.from(form.querySelectorAll("tbody tr"));
    const boxes = Array.from(form.querySelectorAll("input[name=result]"));
    const all = document.getElementById("all");
    const help = document.getElementById("keys-help");
    const keysOn = document.getElementById("keys-on");
    const opener = document.getElementById("keys");
    const KEPT = "line-keys";

    function count() {
      const chosen = boxes.filter((box) => box.checked);
      const money = new Intl.NumberFormat(document.documentElement.lang, { signDisplay: "exceptZero" });
      const sum = chosen.reduce((vnd, box) => vnd + Number(box.dataset.vnd), 0);
      const told = document.getElementById("chosen");
      told.textContent = chosen.length === 0 ? "" : told.dataset.words.replace("{0}", chosen.length)
        .replace("{1}", money.format(sum) + (document.documentElement.lang === "en" ? "\u00a0VND" : "\u00a0đ"));
      boxes.forEach((box) => box.closest("tr").classList.toggle("chosen", box.checked));
      all.checked = chosen.length === boxes.length;
      all.indeterminate = chosen.length > 0 && chosen.length < boxes.length;
    }
    if (all) {
      all.hidden = false;
      all.addEventListener("change", () => {
        boxes.forEach((box) => { box.checked = all.checked; });
        count();
      });
      form.addEventListener("change", count);
      count();
    }

    const here = () => rows.indexOf(document.activeElement && document.activeElement.closest("#lines tbody tr"));
    const go = (n) => {
      const row = rows[Math.max(0, Math.min(rows.length - 1, n))];
      row.querySelector("input, a").focus();
      row.scrollIntoView({ block: "nearest" });
    };
    function decide(action) {
      const choice = form.querySelector("input[name=action][value=" + action + "]");
      if (!choice) {
        return;
      }
      if (!boxes.some((box) => box.checked) && here() >= 0) {
        boxes[here()].click();
      }
      choice.checked = true;
      form.querySelector("input[name=reason]").focus();
    }
    const keys = {
      j: () => go(here() + 1), ArrowDown: () => go(here() + 1),
      k: () => go(here() < 0 ? 0 : here() - 1), ArrowUp: () => go(here() < 0 ? 0 : here() - 1),
      x: () => here() >= 0 && boxes[here()] && boxes[here()].click(),
      o: () => here() >= 0 && rows[here()].querySelector("a").click(),
      a: () => decide("ACCEPT_THEIRS"),
      c: () => decide("DISPUTE"),
      "/": () => document.getElementById("words").focus(),
      "?": () => help.showModal(),
    };
    keysOn.checked = window.localStorage.getItem(KEPT) !== "off";
    keysOn.addEventListener("change", () => window.localStorage.setItem(KEPT, keysOn.checked ? "on" : "off"));
    opener.hidden = false;
    opener.addEventListener("click", () => help.showModal());
    document.addEventListener("keydown", (event) => {
      const writes = event.target.matches("input:not([type=checkbox]), select, textarea");
      const arrow = event.key.startsWith("Arrow");
      if (writes || help.open || event.ctrlKey || event.altKey || event.metaKey || !Object.hasOwn(keys, event.key)
          || (arrow ? here() < 0 : !keysOn.checked)) {
        return;
      }
      event.preventDefault();
      keys[event.key]();
    });
  }
})();
