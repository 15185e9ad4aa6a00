// A layer that is pointed at in one chart is marked in all of them.
const mark = (layer, lit) => document.querySelectorAll(`[data-layer="${layer}"]`).forEach(part => part.classList.toggle("lit", lit));
for (const part of document.querySelectorAll("[data-layer]")) {
  part.addEventListener("pointerenter", () => mark(part.dataset.layer, true));
  part.addEventListener("pointerleave", () => mark(part.dataset.layer, false));
}

// The button goes from the system's theme to the other one and back.
const button = document.getElementById("theme");
const dark = () => (document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
const label = () => { button.textContent = dark() ? "Light theme" : "Dark theme"; };
button.hidden = false;
label();
button.addEventListener("click", () => { document.documentElement.dataset.theme = dark() ? "light" : "dark"; label(); });
