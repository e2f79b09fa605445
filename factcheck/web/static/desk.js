"use strict";
(function () {
  const KEYS = "factcheck-keys";
  const keysOn = () => { try { return localStorage.getItem(KEYS) !== "off"; } catch { return true; } };

  // Swaps the queue for the one that a link or a form leads to, so that the next question is there at once.
  async function go(address, options) {
    const desk = document.querySelector("[data-swap]");
    desk.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { ...options, headers: { Accept: "text/html" } });
      const found = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = found.querySelector("[data-swap]");
      if (!next) { location.assign(answer.url); return; }
      desk.replaceWith(document.adoptNode(next));
      document.title = found.title;
      if (answer.ok) history.pushState(null, "", answer.url);
      const current = document.querySelector(".list [aria-current]");
      if (current) current.scrollIntoView({ block: "nearest" });
      const subject = document.getElementById("subject");
      if (subject) { subject.tabIndex = -1; subject.focus({ preventScroll: true }); }
      window.scrollTo(0, 0);
    } catch {
      desk.removeAttribute("aria-busy");
      if (!options) location.assign(address);
    }
  }

  function send(form, button) {
    const data = new URLSearchParams(new FormData(form, button));
    go(form.action, { method: "POST", body: data });
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.closest("[data-swap]") || form.method !== "post") return;
    event.preventDefault();
    const desk = form.closest("[data-swap]");
    if (desk.getAttribute("aria-busy") !== "true") send(form, event.submitter);
  });

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-copy], [data-help], [data-swap] .list a, [data-swap] .steps a");
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (target.dataset.copy) {
      navigator.clipboard.writeText(target.dataset.copy).then(() => { target.textContent = "Copied"; });
    } else if ("help" in target.dataset) {
      help();
    } else if (target.pathname === location.pathname) {
      event.preventDefault();
      go(target.href);
    }
  });
  window.addEventListener("popstate", () => { if (document.querySelector("[data-swap]")) location.reload(); });

  function help() {
    const dialog = document.getElementById("help");
    if (!dialog) return;
    dialog.querySelector("[data-keys]").checked = keysOn();
    dialog.showModal();
  }

  function opened() { return document.querySelector("details.drop[open]"); }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && opened()) {
      const held = opened();
      held.open = false;
      held.querySelector("summary").focus();
      return;
    }
    if (event.target.closest("input:not([type=checkbox]), textarea, select, dialog") || !keysOn()) return;
    if (event.key === "?") { event.preventDefault(); help(); return; }
    if (event.key === "/") {
      const field = document.getElementById("quick");
      if (field) { event.preventDefault(); field.focus(); }
      return;
    }
    const reason = opened() && opened().querySelector(`[data-digit="${CSS.escape(event.key)}"]`);
    const target = reason || document.querySelector(`[data-swap] [data-key="${CSS.escape(event.key)}"]`);
    if (!target) return;
    event.preventDefault();
    if (target.matches("details")) {
      for (const other of document.querySelectorAll("details.drop[open]")) if (other !== target) other.open = false;
      target.open = !target.open;
      if (target.open) target.querySelector(target.dataset.key === "d" ? "button" : "input:not([type=hidden])").focus();
    } else {
      target.click();
    }
  });

  document.addEventListener("change", (event) => {
    const layer = event.target.dataset && event.target.dataset.layer;
    if (layer) document.getElementById("text").classList.toggle("no-" + layer, !event.target.checked);
    if (event.target.matches && event.target.matches("[data-keys]")) {
      try { localStorage.setItem(KEYS, event.target.checked ? "on" : "off"); } catch { /* kept for this page only */ }
    }
  });

  // On paper nothing can be opened: what is folded in a text stands open while it is printed.
  const folded = () => document.querySelectorAll("main details:not(.drop, form details)");
  window.addEventListener("beforeprint", () => {
    for (const one of folded()) if (!one.open) { one.open = true; one.dataset.printing = ""; }
  });
  window.addEventListener("afterprint", () => {
    for (const one of folded()) if ("printing" in one.dataset) { one.open = false; delete one.dataset.printing; }
  });

  const drop = document.querySelector("[data-drop]");
  if (drop) {
    const field = drop.querySelector("input[type=file]");
    drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
    drop.addEventListener("dragleave", () => drop.classList.remove("over"));
    drop.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      drop.classList.remove("over");
      field.files = event.dataTransfer.files;
      drop.requestSubmit();
    });
  }
})();
