
"use strict";
(function () {
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const groups = Array.from(document.querySelectorAll(".group"), (section) => ({
    section,
    cards: Array.from(section.querySelectorAll(".card"), (card) => ({
      card, words: (section.querySelector("h2").textContent + " " + card.textContent).toLowerCase(),
    })),
  }));
  function narrow() {
    const wanted = Object.fromEntries(new FormData(form));
    const words = wanted.words.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0, total = 0;
    for (const group of groups) {
      let some = false;
      for (const entry of group.cards) {
        const data = entry.card.dataset;
        const fits = ["severity", "check", "status"].every((key) => !wanted[key] || wanted[key] === data[key])
          && words.every((word) => entry.words.includes(word));
        entry.card.hidden = !fits;
        some = some || fits;
        count += fits;
        total += 1;
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
