// Opens the event a link points at, and hides what does not hold the words that are looked for.
const open = () => { const found = document.getElementById(decodeURIComponent(location.hash.slice(1))); if (found && found.tagName === "DETAILS") found.open = true; };
addEventListener("hashchange", open);
open();
const search = document.querySelector("input");
search.addEventListener("input", () => {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const day of document.querySelectorAll(".day")) {
    let shown = 0;
    for (const event of day.querySelectorAll("details")) {
      const text = event.textContent.toLowerCase();
      const fits = words.every((word) => text.includes(word));
      event.classList.toggle("hidden", !fits);
      shown += fits;
    }
    day.classList.toggle("hidden", !shown);
  }
});
