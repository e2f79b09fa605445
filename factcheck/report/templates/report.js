
"use strict";
(function () {
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const groups = Array.from(document.querySelectorAll(".group"), (section) => ({
    section,
    folds: Array.from(section.querySelectorAll(".fold")),
    cards: Array.from(section.querySelectorAll(".card, .entry"), (card) => ({
      card, words: (section.querySelector("h2").textContent + " " + card.textContent).toLowerCase(),
    })),
  }));
  function narrow() {
    const wanted = Object.fromEntries(new FormData(form));
    const words = wanted.words.toLowerCase().split(/\s+/).filter(Boolean);
    const asked = Object.values(wanted).some(Boolean);
    let count = 0, total = 0;
    for (const group of groups) {
      let some = false;
      for (const entry of group.cards) {
        const data = entry.card.dataset;
        const fits = (!wanted.story || wanted.story === group.section.dataset.story)
          && ["severity", "check", "status"].every((key) => !wanted[key] || wanted[key] === data[key])
          && words.every((word) => entry.words.includes(word));
        entry.card.hidden = !fits;
        some = some || fits;
        count += fits;
        total += 1;
      }
      for (const fold of group.folds) {
        fold.hidden = !fold.querySelector(".card:not([hidden]), .entry:not([hidden])");
        if (asked && !wanted.story) fold.open = true;
      }
      group.section.hidden = !some;
    }
    shown.textContent = count + " of " + total + " shown";
  }
  form.hidden = false;
  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  narrow();
})();
