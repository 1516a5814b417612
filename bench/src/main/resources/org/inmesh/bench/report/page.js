"use strict";
// Everything of a page that is not about one kind of figure: theme, downloads, print. The other
// scripts add their kind to `Inmesh.kinds`: a function from a figure's element and data to an object
// with `redraw()` and, where the file to save is not the <svg> in the page, `paper()`, which makes
// one, and `detail()`, what the file's name is to say of it.
const Inmesh = { kinds: {}, figures: new Map() };

Inmesh.colour = (name) =>
  getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();

Inmesh.element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

/** A shape of an SVG. */
Inmesh.shape = (name, attributes, ...children) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

Inmesh.isDark = () => document.documentElement.dataset.theme === "dark";

Inmesh.show = (theme) => {
  document.documentElement.dataset.theme = theme;
  for (const figure of Inmesh.figures.values()) figure.redraw();
};

Inmesh.count = (value) => Number(value).toLocaleString("en-GB");

/** Three digits, as reports have them everywhere. */
Inmesh.number = (value) => {
  const size = Math.abs(value);
  if (size >= 100 || value === 0) return Math.round(value).toLocaleString("en-GB");
  return value.toPrecision(3);
};

/** Saves text or bytes under a name. */
Inmesh.save = (name, blob) => {
  const link = Inmesh.element("a", { download: name, href: URL.createObjectURL(blob) });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};

Inmesh.fileName = (figure, format) => {
  const detail = Inmesh.figures.get(figure)?.detail?.() ?? "";
  const words = `${document.title} ${figure.dataset.name} ${detail}`;
  return words.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") + "." + format;
};

/** Does work while colours are those of paper. */
Inmesh.onPaper = (work) => {
  const theme = document.documentElement.dataset.theme;
  document.documentElement.dataset.theme = "light";
  try {
    return work();
  } finally {
    document.documentElement.dataset.theme = theme;
  }
};

/** An <svg> of the page as a file of its own: with the colours that it has on paper. */
Inmesh.svgText = (svg) => Inmesh.onPaper(() => {
  const copy = svg.cloneNode(true);
  const originals = svg.querySelectorAll("[class]");
  copy.querySelectorAll("[class]").forEach((part, index) => {
    const style = getComputedStyle(originals[index]);
    for (const key of ["fill", "stroke", "stroke-opacity", "stroke-width", "paint-order", "font-size"]) {
      part.setAttribute(key, style.getPropertyValue(key));
    }
    part.removeAttribute("class");
  });
  return new XMLSerializer().serializeToString(copy);
});

Inmesh.savePng = (svg, name) => {
  const scale = 2;
  const image = new Image();
  image.onload = () => {
    const canvas = Inmesh.element("canvas");
    canvas.width = scale * svg.viewBox.baseVal.width;
    canvas.height = scale * svg.viewBox.baseVal.height;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => Inmesh.save(name, blob), "image/png");
  };
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(Inmesh.svgText(svg));
};

Inmesh.download = (figure, format) => {
  const name = Inmesh.fileName(figure, format);
  if (format === "csv") {
    Inmesh.save(name, new Blob([Inmesh.csv(figure.querySelector("table"))], { type: "text/csv" }));
    return;
  }
  const paper = Inmesh.figures.get(figure)?.paper;
  const svg = paper ? Inmesh.onPaper(paper) : figure.querySelector(".drawing svg");
  if (format === "svg") {
    Inmesh.save(name, new Blob([Inmesh.svgText(svg)], { type: "image/svg+xml" }));
  } else {
    Inmesh.savePng(svg, name);
  }
};

Inmesh.start = () => {
  const root = document.documentElement;
  root.classList.add("js");
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  root.dataset.theme = prefersDark.matches ? "dark" : "light";
  prefersDark.addEventListener("change", (event) => Inmesh.show(event.matches ? "dark" : "light"));
  const toggle = document.getElementById("theme");
  toggle.hidden = false;
  toggle.addEventListener("click", () => Inmesh.show(Inmesh.isDark() ? "light" : "dark"));

  const data = JSON.parse(document.getElementById("figures").textContent);
  for (const [id, values] of Object.entries(data)) {
    const figure = document.getElementById(id);
    Inmesh.figures.set(figure, Inmesh.kinds[figure.classList[0]](figure, values));
  }
  for (const button of document.querySelectorAll("[data-download]")) {
    button.hidden = false;
    button.addEventListener("click", () =>
      Inmesh.download(button.closest("figure"), button.dataset.download));
  }

  // Paper is white, has no sliders, and nobody can unfold anything on it.
  let before = root.dataset.theme;
  let folded = [];
  addEventListener("beforeprint", () => {
    before = root.dataset.theme;
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const details of folded) details.open = true;
    for (const figure of Inmesh.figures.values()) figure.print?.(true);
    Inmesh.show("light");
  });
  addEventListener("afterprint", () => {
    for (const details of folded) details.open = false;
    for (const figure of Inmesh.figures.values()) figure.print?.(false);
    Inmesh.show(before);
  });
};
addEventListener("DOMContentLoaded", Inmesh.start);
